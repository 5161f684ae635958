package live.maguey.persistence.gate;

import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.gate.Reentry;
import live.maguey.gate.ReentryRules;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;

/// Rules in PostgreSQL, with their events. The statement that admits reads them itself.
public final class PostgresReentryRules implements ReentryRules {
  private final Database database;

  public PostgresReentryRules(Database database) {
    this.database = database;
  }

  private enum ReentrySql implements Sql {
    FIND_REENTRY(
        "SELECT reentry FROM events WHERE id = CAST(:event AS uuid) AND reentry IS NOT NULL"),
    REENTRY_IN_FORCE(
        """
        SELECT coalesce(
          (SELECT reentry FROM events WHERE id = CAST(:event AS uuid)),
          CASE WHEN EXISTS (SELECT 1 FROM gate_devices WHERE direction = 'out' AND revoked_at IS NULL)
               THEN 'exit_scan' ELSE 'free' END) AS reentry
        """),
    SET_REENTRY("UPDATE events SET reentry = :reentry WHERE id = CAST(:event AS uuid)");

    private final String text;

    ReentrySql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Override
  public Optional<Reentry> find(EventId event) {
    return database.get(
        ReentrySql.FIND_REENTRY,
        Params.of("event", event.value()),
        c -> c.constant("reentry", Reentry.class));
  }

  @Override
  public Reentry inForce(EventId event) {
    return database
        .get(
            ReentrySql.REENTRY_IN_FORCE,
            Params.of("event", event.value()),
            c -> c.constant("reentry", Reentry.class))
        .orElseThrow();
  }

  @Override
  public void set(EventId event, Optional<Reentry> rule) {
    database.update(
        ReentrySql.SET_REENTRY,
        Params.of("event", event.value()).and("reentry", rule.orElse(null)));
  }
}
