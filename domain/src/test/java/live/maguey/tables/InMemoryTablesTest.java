package live.maguey.tables;

import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Orders;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservations;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

class InMemoryTablesTest extends TablesContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryOrders orders =
      new InMemoryOrders(world, events, new InMemoryCheckoutAttempts(world));
  private final Reservations reservations = new InMemoryReservations(world, events, orders);
  private final Tables tables = new InMemoryTables(world, events, orders, tickets);

  @Override
  protected Tables tables() {
    return tables;
  }

  @Override
  protected UnitOfWork work() {
    return new InMemoryUnitOfWork(world);
  }

  @Override
  protected Events events() {
    return events;
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Reservations reservations() {
    return reservations;
  }

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected void admit(TicketId ticket) {
    tickets.change(ticket, t -> TicketChanges.admitted(t, SampleEvents.DOORS));
  }
}
