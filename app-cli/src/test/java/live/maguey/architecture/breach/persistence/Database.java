package live.maguey.architecture.breach.persistence;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbTransaction;

public record Database(DbClient client) {
  public DbTransaction begin() {
    return client.transaction();
  }

  public long update(String statement) {
    return client.execute().update(statement);
  }
}
