package live.maguey.events;

import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Orders;
import live.maguey.shared.InMemoryWorld;

class InMemoryEventsTest extends EventsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final Orders orders =
      new InMemoryOrders(world, events, new InMemoryCheckoutAttempts(world));

  @Override
  protected Events events() {
    return events;
  }

  @Override
  protected Orders orders() {
    return orders;
  }
}
