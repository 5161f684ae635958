package live.maguey.persistence.reservations;

import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.TableId;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.reservations.Reservations;
import live.maguey.reservations.ReservationsContract;
import org.junit.jupiter.api.AutoClose;

class PostgresReservationsIT extends ReservationsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Events events = new PostgresEvents(database);
  private final Orders orders = new PostgresOrders(database);
  private final Reservations reservations = new PostgresReservations(database);

  @Override
  protected Reservations reservations() {
    return reservations;
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Events events() {
    return events;
  }

  @Override
  protected void addTable(EventId event, TableId table) {
    TestTables.add(database, event, table);
  }
}
