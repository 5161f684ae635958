package live.maguey.persistence.revenue;

import live.maguey.orders.OrderDetails;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import live.maguey.revenue.Comparison;
import live.maguey.revenue.ComparisonContract;
import live.maguey.revenue.Ledger;
import org.junit.jupiter.api.AutoClose;

class PostgresComparisonIT extends ComparisonContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Ledger ledger = new PostgresLedger(database);
  private final Comparison comparison = new PostgresComparison(database);

  @Override
  protected Comparison comparison() {
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
