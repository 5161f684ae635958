package live.maguey.persistence.tickets;

import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.TicketsContract;
import org.junit.jupiter.api.AutoClose;

class PostgresTicketsIT extends TicketsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Tickets tickets = new PostgresTickets(database);

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected UnitOfWork work() {
    return database;
  }

  @Override
  protected Event event() {
    return orders.event();
  }

  @Override
  protected Order anOrder() {
    return orders.next();
  }
}
