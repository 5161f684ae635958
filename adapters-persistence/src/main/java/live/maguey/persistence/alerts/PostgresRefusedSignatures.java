package live.maguey.persistence.alerts;

import java.time.Instant;
import java.util.List;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Refused signatures in PostgreSQL: one row for each source and minute.
public final class PostgresRefusedSignatures implements RefusedSignatures {
  private final Database database;

  public PostgresRefusedSignatures(Database database) {
    this.database = database;
  }

  @Override
  public void add(String source, long refused, Instant at) {
    database.update(
        AlertSql.ADD_REFUSED_SIGNATURES,
        Params.of("source", source).and("count", refused).and("at", at));
  }

  @Override
  public List<Refused> since(Instant from) {
    return database.list(
        AlertSql.REFUSED_SIGNATURES,
        Params.of("from", from),
        c -> new Refused(c.text("source"), c.longer("count"), c.instant("last")));
  }
}
