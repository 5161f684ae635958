package live.maguey.checkout;

import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Orders;
import live.maguey.shared.InMemoryWorld;

class InMemoryCheckoutAttemptsTest extends CheckoutAttemptsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  private final Orders orders = new InMemoryOrders(world, events, attempts);

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
