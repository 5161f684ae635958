package live.maguey.persistence.events;

import live.maguey.events.Events;
import live.maguey.events.EventsContract;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.orders.PostgresOrders;
import org.junit.jupiter.api.AutoClose;

class PostgresEventsIT extends EventsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Events events = new PostgresEvents(database);
  private final Orders orders = new PostgresOrders(database);

  @Override
  protected Events events() {
    return events;
  }

  @Override
  protected Orders orders() {
    return orders;
  }
}
