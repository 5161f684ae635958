package live.maguey.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.gate.EntryRules;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tickets.InMemoryTickets;
import org.junit.jupiter.api.Test;

class AskInsideTest {
  private final SequentialIds ids = new SequentialIds();
  private final TestClock clock = new TestClock(SampleEvents.DOORS);
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryHeads heads =
      new InMemoryHeads(world, new InMemoryAdmissions(world, new InMemoryTickets(world), events));
  private final BrowseEvents browse = new BrowseEvents(events, clock);
  private final AskInside askInside = new AskInside(browse, events, heads, clock);
  private final CountHead countHead = new CountHead(browse, heads, EntryRules.OPEN, clock);
  private final Device device = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", null);
  private final Event tonight = SampleEvents.tonight(ids).event();

  private void tap(Direction direction) {
    countHead.count(
        new CountHead.Request(new TapId(ids.next()), device, direction, clock.instant(), false));
  }

  @Test
  void a_minute_that_has_passed_is_told_as_it_was_and_one_to_come_is_not() {
    events.add(tonight);
    tap(Direction.IN);
    tap(Direction.IN);
    clock.advance(Duration.ofMinutes(10));
    tap(Direction.OUT);
    Instant now = clock.instant();

    assertThat(askInside.ask(null, null)).isEqualTo(new AskInside.Outcome.Inside(tonight, now, 1));
    assertThat(askInside.ask(tonight.slug(), Event::doors))
        .isEqualTo(new AskInside.Outcome.Inside(tonight, tonight.doors(), 2));
    assertThat(askInside.ask(null, _ -> tonight.doors().minusMillis(1)))
        .isEqualTo(new AskInside.Outcome.Inside(tonight, tonight.doors().minusMillis(1), 0));
    assertThat(askInside.ask(null, _ -> now.plusMillis(1)))
        .isEqualTo(new AskInside.Outcome.InFuture(now.plusMillis(1)));
  }

  @Test
  void without_an_event_there_is_nothing_to_tell_and_nobody_to_count() {
    assertThat(askInside.ask(null, null)).isEqualTo(new AskInside.Outcome.NoEvent());
    Slug unknown = Slug.parse("no-such-night");
    assertThat(askInside.ask(unknown, null)).isEqualTo(new AskInside.Outcome.NoSuchEvent(unknown));
    assertThat(
            countHead.count(
                new CountHead.Request(
                    new TapId(ids.next()), device, Direction.IN, clock.instant(), false)))
        .isEmpty();
  }
}
