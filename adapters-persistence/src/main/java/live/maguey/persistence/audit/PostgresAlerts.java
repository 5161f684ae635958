package live.maguey.persistence.audit;

import java.time.Instant;
import java.util.List;
import live.maguey.audit.Alerts;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Alerts in PostgreSQL.
public final class PostgresAlerts implements Alerts {
  private final Database database;

  public PostgresAlerts(Database database) {
    this.database = database;
  }

  @Override
  public boolean raise(String kind, String subject, String detail, Instant at) {
    return database.update(
            AuditSql.RAISE_ALERT,
            Params.of("kind", kind).and("subject", subject).and("detail", detail).and("at", at))
        == 1;
  }

  @Override
  public boolean close(String kind, String subject, Instant at) {
    return database.update(
            AuditSql.CLOSE_ALERT, Params.of("kind", kind).and("subject", subject).and("at", at))
        == 1;
  }

  @Override
  public List<Alert> open(int limit) {
    return database.list(
        AuditSql.OPEN_ALERTS,
        Params.of("limit", limit),
        c ->
            new Alert(c.text("kind"), c.text("subject"), c.text("detail"), c.instant("raised_at")));
  }
}
