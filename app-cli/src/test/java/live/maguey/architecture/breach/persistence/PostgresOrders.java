package live.maguey.architecture.breach.persistence;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import live.maguey.architecture.breach.orders.Orders;

/// A store that starts transactions of its own, in both ways there are.
record PostgresOrders(DbClient client, Connection connection) implements Orders {
  @Override
  public int count() {
    DbTransaction own = client.transaction();
    own.commit();
    return 0;
  }

  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }
}
