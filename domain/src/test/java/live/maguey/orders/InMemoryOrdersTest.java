package live.maguey.orders;

import live.maguey.checkout.CheckoutAttempts;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservations;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.UnitOfWork;

class InMemoryOrdersTest extends OrdersContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  private final InMemoryOrders orders = new InMemoryOrders(world, events, attempts);
  private final Reservations reservations = new InMemoryReservations(world, events, orders);
  private final UnitOfWork work = new InMemoryUnitOfWork(world);

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Events events() {
    return events;
  }

  @Override
  protected CheckoutAttempts attempts() {
    return attempts;
  }

  @Override
  protected Reservations reservations() {
    return reservations;
  }

  @Override
  protected UnitOfWork work() {
    return work;
  }

  @Override
  protected void addTable(EventId event, TableId table) {
    events.addTable(event, table);
  }

  @Override
  protected void cancel(EventId id) {
    events.change(id, SampleEvents::cancelled);
  }
}
