package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Announcement;
import live.maguey.events.BrowseEvents;
import live.maguey.events.CreateEvent;
import live.maguey.events.Event;
import live.maguey.events.Hours;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.NewTier;
import live.maguey.events.PublishEvent;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.events.Translations;
import live.maguey.orders.OrderId;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gate near the hour at which the business night ends: an event's own hours decide, and its
/// figures stay with its night.
class OddHoursTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@desk"), null);

  private final Ids ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryAdmissions admissions = new InMemoryAdmissions(world, tickets, events);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final TestClock clock = new TestClock(SampleEvents.NOW.minus(Duration.ofDays(300)));
  private final BrowseEvents browse = new BrowseEvents(events, clock);
  private final Device device = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");

  @ParameterizedTest
  @CsvSource({
    "2026-12-05, 23:00, 05:59, 2026-12-06T05:58:59-06:00, ADMITTED",
    "2026-12-05, 23:00, 05:59, 2026-12-06T05:59-06:00, EVENT_OVER",
    "2026-12-05, 23:00, 06:00, 2026-12-06T05:59:59-06:00, ADMITTED",
    "2026-12-05, 23:00, 06:00, 2026-12-06T06:00-06:00, EVENT_OVER",
    "2026-12-05, 23:00, 06:01, 2026-12-06T06:00:59-06:00, ADMITTED",
    "2026-12-05, 23:00, 08:00, 2026-12-06T06:00-06:00, ADMITTED",
    "2026-12-05, 23:00, 08:00, 2026-12-06T08:00-06:00, EVENT_OVER",
    "2026-12-05, 23:00, 08:00, 2026-12-06T10:59:59-06:00, EVENT_OVER",
    // Doors before six are of the morning after; those at six, of the day itself.
    "2026-12-05, 05:59, 09:00, 2026-12-06T05:28:59-06:00, NOT_OPEN",
    "2026-12-05, 05:59, 09:00, 2026-12-06T05:29-06:00, ADMITTED",
    "2026-12-05, 05:59, 09:00, 2026-12-06T06:01-06:00, ADMITTED",
    "2026-12-05, 06:00, 12:00, 2026-12-05T05:29:59-06:00, NOT_OPEN",
    "2026-12-05, 06:00, 12:00, 2026-12-05T05:30-06:00, ADMITTED",
    "2026-12-05, 06:01, 12:00, 2026-12-05T05:31-06:00, ADMITTED",
    // A whole day, from its first moment to its last.
    "2026-12-05, 06:00, 06:00, 2026-12-05T06:00-06:00, ADMITTED",
    "2026-12-05, 06:00, 06:00, 2026-12-06T05:59:59-06:00, ADMITTED",
    "2026-12-05, 06:00, 06:00, 2026-12-06T06:00-06:00, EVENT_OVER",
    "2026-12-05, 22:00, 22:00, 2026-12-06T21:59:59-06:00, ADMITTED",
    // The clocks go forward at two, and back at two.
    "2026-03-07, 22:00, 05:59, 2026-03-08T03:00-05:00, ADMITTED",
    "2026-03-07, 22:00, 05:59, 2026-03-08T05:58:59-05:00, ADMITTED",
    "2026-03-07, 22:00, 05:59, 2026-03-08T05:59-05:00, EVENT_OVER",
    "2026-10-31, 22:00, 06:01, 2026-11-01T01:30-05:00, ADMITTED",
    "2026-10-31, 22:00, 06:01, 2026-11-01T01:30-06:00, ADMITTED",
    "2026-10-31, 22:00, 06:01, 2026-11-01T06:00-06:00, ADMITTED",
    "2026-10-31, 22:00, 06:01, 2026-11-01T06:01-06:00, EVENT_OVER"
  })
  void a_ticket_is_good_until_the_end_of_its_event_whatever_the_day(
      LocalDate night, LocalTime doors, LocalTime ends, OffsetDateTime at, Reason expected) {
    Event event = published("party", night, doors, ends);

    assertThat(scan(event, at, expected).event())
        .isEqualTo(new Admissions.TicketEvent("party", "party", night));
  }

  @ParameterizedTest
  @CsvSource({
    // A party of a day and a night before another evening.
    "22:00, 22:00, 23:00, 2026-12-06T05:59-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 22:00, 23:00, 2026-12-06T06:01-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 22:00, 23:00, 2026-12-06T17:00-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 22:00, 23:00, 2026-12-06T21:59-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 22:00, 23:00, 2026-12-06T22:00-06:00, EVENT_OVER, NOT_OPEN",
    "22:00, 22:00, 23:00, 2026-12-06T22:30-06:00, EVENT_OVER, ADMITTED",
    // A night that runs until eight before a brunch at noon.
    "22:00, 08:00, 12:00, 2026-12-06T06:00-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 08:00, 12:00, 2026-12-06T07:59-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 08:00, 12:00, 2026-12-06T08:00-06:00, EVENT_OVER, NOT_OPEN",
    // The next one opens while the first still runs: its queue is at the door.
    "22:00, 08:00, 07:00, 2026-12-06T06:29-06:00, ADMITTED, ANOTHER_EVENT",
    "22:00, 08:00, 07:00, 2026-12-06T06:30-06:00, ANOTHER_EVENT, ADMITTED"
  })
  void the_gate_works_on_the_event_that_runs_until_the_next_one_opens(
      LocalTime doors,
      LocalTime ends,
      LocalTime nextDoors,
      OffsetDateTime at,
      Reason ofTheFirst,
      Reason ofTheNext) {
    Event first = published("first", LocalDate.parse("2026-12-05"), doors, ends);
    Event next =
        published("next", LocalDate.parse("2026-12-06"), nextDoors, nextDoors.plusHours(4));

    scan(first, at, ofTheFirst);
    scan(next, at, ofTheNext);
  }

  private Event published(String name, LocalDate night, LocalTime doors, LocalTime ends) {
    Slug slug = Slug.parse(name);
    new CreateEvent(events, audit, new InMemoryUnitOfWork(world), ids, SampleEvents.VENUE, clock)
        .create(
            new CreateEvent.Request(
                slug,
                new Announcement(name, "", "", "", Translations.NONE, PosterChoice.NONE),
                new Hours.Local(night, doors, null, ends),
                new CreateEvent.Selling(null, null, null),
                21,
                List.of(
                    new NewTier(
                        "General",
                        "",
                        300,
                        8,
                        false,
                        List.of(SampleEvents.price("standard", 3_000, 0))))),
            OWNER);
    new PublishEvent(events, audit, new InMemoryUnitOfWork(world), clock).publish(slug, OWNER);
    return events.find(slug).orElseThrow();
  }

  private Admissions.Decision scan(Event event, OffsetDateTime at, Reason expected) {
    Ticket ticket = GateTickets.general(ids, event, new OrderId(ids.next()), 1);
    tickets.issue(List.of(ticket));
    FakeCodeReader codes = new FakeCodeReader().genuine("code", ticket.code());
    clock.set(at.toInstant());
    AdmitGuest.Outcome outcome =
        new AdmitGuest(browse, codes, tickets, admissions, EntryRules.OPEN, _ -> {}, clock)
            .admit(
                new AdmitGuest.Request(
                    new ScanId(ids.next()), device, "code", AdmitGuest.Input.READ, at.toInstant()));
    Admissions.Decision decision = ((AdmitGuest.Outcome.Decided) outcome).decision();
    assertThat(decision.reason()).isEqualTo(expected);
    return decision;
  }
}
