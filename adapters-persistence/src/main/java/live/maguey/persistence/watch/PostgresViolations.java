package live.maguey.persistence.watch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.maguey.persistence.Database;
import live.maguey.watch.Invariant;
import live.maguey.watch.Violations;

/// Violations in PostgreSQL, over a connection of its own: no sale waits for it. All of one event
/// is as of one snapshot.
public final class PostgresViolations implements Violations {
  private static final String CANCELED = "57014";

  private final Database database;
  private final EventsInTurn events;
  private final Pace pace;

  /// How much of the database a look may take.
  ///
  /// @param patience how long one query may take
  /// @param snapshot how long all queries on one snapshot may take: PostgreSQL cleans up nothing
  ///   that is newer
  /// @param busy after which time no more snapshot of what may change is begun; @param rest the
  ///   same of what is over
  /// @param places how many places may be taken in the events of one snapshot, or one event
  public record Pace(
      Duration patience, Duration snapshot, Duration busy, Duration rest, long places) {
    /// For a server that sells meanwhile.
    public static final Pace EACH_MINUTE =
        new Pace(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            10_000);

    /// For everything at once.
    private static Pace patient(Duration patience) {
      Duration all = patience.multipliedBy(Invariant.values().length);
      return new Pace(patience, all, all, all, Long.MAX_VALUE);
    }
  }

  /// As long as its queries take.
  ///
  /// @param patience how long one query may take
  public PostgresViolations(Database database, Duration patience) {
    this(database, Pace.patient(patience));
  }

  public PostgresViolations(Database database, Pace pace) {
    this.database = database;
    this.events = new EventsInTurn(database);
    this.pace = pace;
  }

  @Override
  public Found find() {
    return find(Optional.empty());
  }

  @Override
  public Looked look(Set<String> suspects, Instant now) {
    Map<String, UUID> suspected = events.of(suspects);
    EventsInTurn.Turns turns = events.turns(suspected.values(), pace.places(), now);
    List<Violation> violations = new ArrayList<>();
    Set<Invariant> unknown = EnumSet.noneOf(Invariant.class);
    Set<UUID> seen = new HashSet<>();
    Round round = new Round(violations, unknown, seen, now);
    look(turns.busy(), pace.busy(), round);
    look(turns.rest(), pace.rest(), round);
    Set<String> left = new HashSet<>(suspected.keySet());
    left.removeIf(suspect -> seen.contains(suspected.get(suspect)));
    return new Looked(new Found(violations, unknown), left);
  }

  private record Round(
      List<Violation> violations, Set<Invariant> unknown, Set<UUID> seen, Instant now) {}

  private void look(List<List<UUID>> batches, Duration most, Round round) {
    long begun = System.nanoTime();
    for (List<UUID> batch : batches) {
      Found found = find(Optional.of(batch));
      events.watched(batch, round.now());
      round.seen().addAll(batch);
      round.violations().addAll(found.of());
      round.unknown().addAll(found.unknown());
      if (System.nanoTime() - begun > most.toNanos()) {
        return;
      }
    }
  }

  /// @param part events; empty for everything
  private Found find(Optional<List<UUID>> part) {
    List<Violation> violations = new ArrayList<>();
    Set<Invariant> unknown = EnumSet.noneOf(Invariant.class);
    database.snapshot(
        "maguey watch",
        connection -> {
          long begun = System.nanoTime();
          for (InvariantSql invariant : InvariantSql.values()) {
            Duration left = pace.snapshot().minusNanos(System.nanoTime() - begun);
            Savepoint before = connection.setSavepoint();
            try {
              limit(connection, left.compareTo(pace.patience()) < 0 ? left : pace.patience());
              violations.addAll(violationsOf(invariant, part, connection));
            } catch (SQLException fault) {
              if (!CANCELED.equals(fault.getSQLState())) {
                throw fault;
              }
              connection.rollback(before);
              unknown.add(invariant.invariant());
            }
          }
        });
    return new Found(violations, unknown);
  }

  private static void limit(Connection connection, Duration most) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL statement_timeout = " + Math.max(1, most.toMillis()));
    }
  }

  private static List<Violation> violationsOf(
      InvariantSql invariant, Optional<List<UUID>> part, Connection connection)
      throws SQLException {
    List<Violation> violations = new ArrayList<>();
    String some =
        "SELECT subject, violation FROM ("
            + (part.isEmpty() ? invariant.text() : invariant.ofEvents())
            + ") v ORDER BY subject, violation LIMIT "
            + MOST;
    try (PreparedStatement statement = connection.prepareStatement(some)) {
      if (part.isPresent()) {
        Array ids = connection.createArrayOf("uuid", part.get().toArray());
        for (int i = 1; i <= invariant.parameters(); i++) {
          statement.setArray(i, ids);
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          violations.add(
              new Violation(
                  invariant.invariant(), rows.getString("subject"), rows.getString("violation")));
        }
      }
    }
    return violations;
  }
}
