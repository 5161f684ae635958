package live.maguey.persistence.refunds;

import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import live.maguey.refunds.RefundSearch;
import live.maguey.refunds.RefundSearchContract;
import live.maguey.refunds.Refunds;
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
  protected EventId event() {
    return orders.event().id();
  }
}
