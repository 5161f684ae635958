package live.maguey.persistence.tickets;

import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// Reads a row of `tickets`, wherever a statement gives one.
public final class TicketRow {
  private TicketRow() {}

  public static Ticket read(Columns c) {
    return new Ticket(
        new TicketId(c.id("id")),
        new OrderId(c.id("order_id")),
        c.integer("line"),
        c.integer("no"),
        new EventId(c.id("event_id")),
        c.integer("event_number"),
        c.text("tier_name"),
        c.text("tier_note"),
        c.constant("kind", Ticket.Kind.class),
        c.constant("policy", Ticket.EntryPolicy.class),
        c.text("party"),
        c.integer("serial"),
        c.textOrNull("holder"),
        c.textOrNull("void_reason") == null
            ? null
            : c.constant("void_reason", Ticket.VoidReason.class),
        c.integer("entries"),
        c.truth("inside"),
        c.instantOrNull("first_admitted_at"),
        c.instant("not_after"));
  }
}
