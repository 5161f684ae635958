package live.maguey.orders;

import live.maguey.catalog.EventId;
import live.maguey.catalog.Events;
import live.maguey.catalog.InMemoryEvents;
import live.maguey.catalog.Nights;
import live.maguey.payments.CheckoutAttempts;
import live.maguey.payments.InMemoryCheckoutAttempts;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.UnitOfWork;

class InMemoryOrdersTest extends OrdersContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  private final Orders orders = new InMemoryOrders(world, events, attempts);
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
  protected UnitOfWork work() {
    return work;
  }

  @Override
  protected void cancel(EventId id) {
    events.change(id, Nights::cancelled);
  }
}
