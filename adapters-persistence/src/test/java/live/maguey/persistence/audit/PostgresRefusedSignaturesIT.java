package live.maguey.persistence.audit;

import live.maguey.audit.RefusedSignatures;
import live.maguey.audit.RefusedSignaturesContract;
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
