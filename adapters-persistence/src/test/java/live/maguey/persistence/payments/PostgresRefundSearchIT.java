package live.maguey.persistence.payments;

import live.maguey.catalog.EventId;
import live.maguey.orders.OrderId;
import live.maguey.payments.RefundSearch;
import live.maguey.payments.RefundSearchContract;
import live.maguey.payments.Refunds;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresRefundSearchIT extends RefundSearchContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);

  @Override
  protected RefundSearch search() {
    return new PostgresRefundSearch(database);
  }

  @Override
  protected Refunds refunds() {
    return new PostgresRefunds(database);
  }

  @Override
  protected OrderId anOrder() {
    return orders.next().id();
  }

  @Override
  protected EventId night() {
    return orders.night().id();
  }
}
