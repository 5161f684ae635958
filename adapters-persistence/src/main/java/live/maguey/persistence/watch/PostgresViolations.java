package live.maguey.persistence.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import live.maguey.persistence.Database;
import live.maguey.watch.Invariant;
import live.maguey.watch.Violations;

/// Violations in PostgreSQL, all as of one snapshot, over a connection of its own: no sale waits
/// for it.
public final class PostgresViolations implements Violations {
  private static final String CANCELED = "57014";

  private final Database database;
  private final Duration patience;

  /// @param patience how long one query may take
  public PostgresViolations(Database database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  @Override
  public Found find() {
    List<Violation> violations = new ArrayList<>();
    Set<Invariant> unknown = EnumSet.noneOf(Invariant.class);
    database.snapshot(
        "maguey watch",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + patience.toMillis());
            for (InvariantSql invariant : InvariantSql.values()) {
              Savepoint before = connection.setSavepoint();
              try {
                violations.addAll(violationsOf(invariant, statement));
              } catch (SQLException fault) {
                if (!CANCELED.equals(fault.getSQLState())) {
                  throw fault;
                }
                connection.rollback(before);
                unknown.add(invariant.invariant());
              }
            }
          }
        });
    return new Found(violations, unknown);
  }

  private static List<Violation> violationsOf(InvariantSql invariant, Statement statement)
      throws SQLException {
    List<Violation> violations = new ArrayList<>();
    String some =
        "SELECT subject, violation FROM ("
            + invariant.text()
            + ") v ORDER BY subject LIMIT "
            + MOST;
    try (ResultSet rows = statement.executeQuery(some)) {
      while (rows.next()) {
        violations.add(
            new Violation(
                invariant.invariant(), rows.getString("subject"), rows.getString("violation")));
      }
    }
    return violations;
  }
}
