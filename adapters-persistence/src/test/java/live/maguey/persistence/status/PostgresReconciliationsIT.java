package live.maguey.persistence.status;

import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.status.Reconciliations;
import live.maguey.status.ReconciliationsContract;
import org.junit.jupiter.api.AutoClose;

class PostgresReconciliationsIT extends ReconciliationsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Reconciliations reconciliations = new PostgresReconciliations(database);

  @Override
  protected Reconciliations reconciliations() {
    return reconciliations;
  }
}
