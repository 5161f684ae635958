package live.maguey.persistence.reservations;

import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.reservations.ReservationsContract;
import live.maguey.settlement.SalesStores;
import org.junit.jupiter.api.AutoClose;

class PostgresReservationsIT extends ReservationsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);

  @Override
  protected SalesStores stores() {
    return world.sales();
  }
}
