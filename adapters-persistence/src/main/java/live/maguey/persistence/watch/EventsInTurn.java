package live.maguey.persistence.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Which events the watchdog looks at next, and when it did last; one turn for all nodes.
final class EventsInTurn {
  /// After a night people still scan, refund and correct.
  private static final Duration STILL_BUSY = Duration.ofDays(2);

  private static final Duration LATELY = Duration.ofDays(1);

  private final Database database;

  EventsInTurn(Database database) {
    this.database = database;
  }

  /// Batches of events, the one that was not looked at for longest first.
  ///
  /// @param busy where something may change; @param rest all others
  record Turns(List<List<UUID>> busy, List<List<UUID>> rest) {}

  private record Turn(UUID event, long size, boolean busy) {}

  /// @param suspected events that are busy in any case
  /// @param places how many places may be taken in a batch of more than one event
  Turns turns(Collection<UUID> suspected, long places, Instant now) {
    List<Turn> turns =
        database.list(
            WatchSql.EVENTS_BY_TURN,
            Params.of("suspects", suspected)
                .and("over", now.minus(STILL_BUSY))
                .and("moved", now.minus(LATELY)),
            c -> new Turn(c.id("id"), c.longer("size"), c.truth("busy")));
    return new Turns(
        batches(turns.stream().filter(Turn::busy).toList(), places),
        batches(turns.stream().filter(turn -> !turn.busy()).toList(), places));
  }

  private static List<List<UUID>> batches(List<Turn> turns, long places) {
    List<List<UUID>> batches = new ArrayList<>();
    long room = 0;
    for (Turn turn : turns) {
      room -= turn.size();
      if (batches.isEmpty() || room < 0) {
        batches.add(new ArrayList<>());
        room = places - turn.size();
      }
      batches.getLast().add(turn.event());
    }
    return batches;
  }

  void watched(Collection<UUID> events, Instant now) {
    database.update(WatchSql.WATCHED, Params.of("events", events).and("at", now));
  }

  /// @param subjects as `order 0199…`
  /// @return the events of those that are known
  Map<String, UUID> of(Collection<String> subjects) {
    Map<UUID, String> ids = new HashMap<>();
    subjects.forEach(subject -> id(subject).ifPresent(id -> ids.put(id, subject)));
    Map<String, UUID> events = new HashMap<>();
    if (!ids.isEmpty()) {
      database
          .list(
              WatchSql.EVENTS_OF_IDS,
              Params.of("ids", ids.keySet()),
              c -> Map.entry(ids.get(c.id("id")), c.id("event_id")))
          .forEach(found -> events.put(found.getKey(), found.getValue()));
    }
    return events;
  }

  private static Optional<UUID> id(String subject) {
    try {
      return Optional.of(UUID.fromString(subject.substring(subject.indexOf(' ') + 1)));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }
}
