package live.maguey.persistence.keys;

import live.maguey.keys.SigningKeys;
import live.maguey.keys.SigningKeysContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresSigningKeysIT extends SigningKeysContract {
  @AutoClose private final Database database = TestDatabase.fresh(8);
  private final SigningKeys keys = new PostgresSigningKeys(database);

  @Override
  protected SigningKeys keys() {
    return keys;
  }
}
