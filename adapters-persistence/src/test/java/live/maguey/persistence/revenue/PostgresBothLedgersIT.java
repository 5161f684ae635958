package live.maguey.persistence.revenue;

import live.maguey.orders.OrderDetails;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import live.maguey.revenue.BothLedgers;
import live.maguey.revenue.BothLedgersContract;
import live.maguey.revenue.Ledger;
import org.junit.jupiter.api.AutoClose;

class PostgresBothLedgersIT extends BothLedgersContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Ledger ledger = new PostgresLedger(database);
  private final BothLedgers comparison = new PostgresBothLedgers(database);

  @Override
  protected BothLedgers comparison() {
    return comparison;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected OrderDetails order() {
    return orders.next().details();
  }
}
