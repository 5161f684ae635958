package live.maguey.persistence.tickets;

import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.tickets.SigningKeys;
import live.maguey.tickets.SigningKeysContract;
import org.junit.jupiter.api.AutoClose;

class PostgresSigningKeysIT extends SigningKeysContract {
  @AutoClose private final Database database = TestDatabase.fresh(8);
  private final SigningKeys keys = new PostgresSigningKeys(database);

  @Override
  protected SigningKeys keys() {
    return keys;
  }
}
