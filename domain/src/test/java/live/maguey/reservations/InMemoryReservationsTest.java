package live.maguey.reservations;

import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.TableId;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Orders;
import live.maguey.shared.InMemoryWorld;

class InMemoryReservationsTest extends ReservationsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryOrders orders =
      new InMemoryOrders(world, events, new InMemoryCheckoutAttempts(world));
  private final Reservations reservations = new InMemoryReservations(world, events, orders);

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
    events.addTable(event, table);
  }
}
