package live.maguey.deposits;

import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.TableId;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Orders;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservations;
import live.maguey.shared.InMemoryWorld;

class InMemoryDepositsTest extends DepositsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryOrders orders =
      new InMemoryOrders(world, events, new InMemoryCheckoutAttempts(world));
  private final InMemoryReservations reservations = new InMemoryReservations(world, events, orders);
  private final Deposits deposits = new InMemoryDeposits(world, events, reservations);
  private final CollectedAmounts collected = new InMemoryCollectedAmounts(world);

  @Override
  protected Deposits deposits() {
    return deposits;
  }

  @Override
  protected CollectedAmounts collected() {
    return collected;
  }

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
