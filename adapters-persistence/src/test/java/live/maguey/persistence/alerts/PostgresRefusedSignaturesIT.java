package live.maguey.persistence.alerts;

import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.RefusedSignaturesContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresRefusedSignaturesIT extends RefusedSignaturesContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final RefusedSignatures refused = new PostgresRefusedSignatures(database);

  @Override
  protected RefusedSignatures refused() {
    return refused;
  }
}
