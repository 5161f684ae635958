package live.maguey.heads;

import java.time.Instant;
import java.util.SequencedMap;
import live.maguey.events.EventId;
import live.maguey.gate.AtCapacity;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.shared.InMemoryWorld;

/// Taps in memory, counted with the admissions of the same world.
public final class InMemoryHeads implements Heads {
  private final InMemoryWorld world;
  private final InMemoryAdmissions admissions;
  private final SequencedMap<TapId, Logged> taps;

  public InMemoryHeads(InMemoryWorld world, InMemoryAdmissions admissions) {
    this.world = world;
    this.admissions = admissions.askHeadsAt(this::heads);
    this.taps = world.table();
  }

  private record Logged(Tap tap, Answer answer) {}

  @Override
  public Counted count(Tap tap) {
    return world.locked(() -> {
      Logged before = taps.get(tap.id());
      Answer answer = before == null ? decide(tap) : repeated(before, tap);
      if (before == null && (answer == Answer.COUNTED || answer == Answer.COUNTED_FULL)) {
        taps.put(tap.id(), new Logged(tap, answer));
      }
      return new Counted(answer, admissions.figures(tap.event()));
    });
  }

  private static Answer repeated(Logged before, Tap tap) {
    boolean same =
        before.tap().event().equals(tap.event())
            && before.tap().device().id().equals(tap.device().id())
            && before.tap().direction() == tap.direction();
    return same ? before.answer() : Answer.CONFLICT;
  }

  private Answer decide(Tap tap) {
    if (tap.change() < 0) {
      return heads(tap.event()) > 0 ? Answer.COUNTED : Answer.NOBODY;
    }
    if (admissions.inside(tap.event()) < tap.rules().capacity()) {
      return Answer.COUNTED;
    }
    return tap.rules().atCapacity() == AtCapacity.REFUSE ? Answer.FULL : Answer.COUNTED_FULL;
  }

  private int heads(EventId event) {
    return heads(event, Instant.MAX);
  }

  private int heads(EventId event, Instant at) {
    return taps.values().stream()
        .map(Logged::tap)
        .filter(t -> t.event().equals(event) && !t.receivedAt().isAfter(at))
        .mapToInt(Tap::change)
        .sum();
  }

  @Override
  public int inside(EventId event, Instant at) {
    return world.locked(() -> admissions.change(event, at) + heads(event, at));
  }
}
