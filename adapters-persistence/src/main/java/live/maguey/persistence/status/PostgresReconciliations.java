package live.maguey.persistence.status;

import java.util.Optional;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.status.Reconciliations;

/// Reconciliations in PostgreSQL.
public final class PostgresReconciliations implements Reconciliations {
  private final Database database;

  public PostgresReconciliations(Database database) {
    this.database = database;
  }

  @Override
  public void record(Reconciliation done) {
    database.update(
        StatusSql.RECORD_RECONCILIATION,
        Params.of("at", done.at())
            .and("from", done.from())
            .and("until", done.until())
            .and("compared", done.compared())
            .and("differences", done.differences()));
  }

  @Override
  public Optional<Reconciliation> last() {
    return database
        .list(
            StatusSql.LAST_RECONCILIATION,
            Params.none(),
            c ->
                new Reconciliation(
                    c.instant("at"),
                    c.instant("from_time"),
                    c.instant("until_time"),
                    c.longer("compared"),
                    c.longer("differences")))
        .stream()
        .findFirst();
  }
}
