package live.maguey.persistence.checkout;

import live.maguey.checkout.CheckoutAttempts;
import live.maguey.checkout.CheckoutAttemptsContract;
import live.maguey.events.Events;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import org.junit.jupiter.api.AutoClose;

class PostgresCheckoutAttemptsIT extends CheckoutAttemptsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Events events = new PostgresEvents(database);
  private final Orders orders = new PostgresOrders(database);
  private final CheckoutAttempts attempts = new PostgresCheckoutAttempts(database);

  @Override
  protected CheckoutAttempts attempts() {
    return attempts;
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Events events() {
    return events;
  }
}
