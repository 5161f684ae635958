package live.maguey.gate;

import live.maguey.events.Event;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;

/// Builds tickets for tests: valid, never used, admitting once, unless the test says otherwise.
public final class GateTickets {
  private GateTickets() {}

  /// @param no 1, 2, … within the order
  public static Ticket general(Ids ids, Event event, OrderId order, int no) {
    return of(ids, event, order, no, Ticket.EntryPolicy.ONCE);
  }

  public static Ticket reentry(Ids ids, Event event, OrderId order, int no) {
    return of(ids, event, order, no, Ticket.EntryPolicy.REENTRY);
  }

  private static Ticket of(Ids ids, Event event, OrderId order, int no, Ticket.EntryPolicy policy) {
    return TicketChanges.issued(
        new TicketId(ids.next()),
        event,
        new Ticket.Origin(order, 1, no),
        Ticket.Kind.GENERAL,
        policy,
        new Ticket.Label("General", "In before 11 PM", "MGY-7K2Q-9F", null),
        event.ends());
  }
}
