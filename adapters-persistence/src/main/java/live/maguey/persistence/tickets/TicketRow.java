package live.maguey.persistence.tickets;

import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// Reads a row of `tickets`, wherever a statement gives one.
public final class TicketRow {
  private TicketRow() {}

  public static Ticket read(Columns c) {
    return new Ticket(
        new TicketCode(
            c.integer("event_number"),
            new TicketId(c.id("id")),
            c.integer("serial"),
            c.constant("kind", Ticket.Kind.class),
            c.instant("not_after")),
        new EventId(c.id("event_id")),
        origin(c),
        new Ticket.Label(c.text("name"), c.text("note"), c.text("party"), c.textOrNull("holder")),
        c.constant("policy", Ticket.EntryPolicy.class),
        visits(c),
        state(c),
        seat(c));
  }

  static Ticket.Origin origin(Columns c) {
    return new Ticket.Origin(new OrderId(c.id("order_id")), c.integer("line"), c.integer("no"));
  }

  private static Optional<Ticket.Seat> seat(Columns c) {
    return Optional.ofNullable(c.idOrNull("seat_order_id"))
        .map(order ->
            new Ticket.Seat(
                new Ticket.Origin(new OrderId(order), c.integer("seat_line"), c.integer("seat_no")),
                c.text("seat_table")));
  }

  private static Ticket.Visits visits(Columns c) {
    int entries = c.integer("entries");
    return entries == 0
        ? new Ticket.Visits.None()
        : new Ticket.Visits.Admitted(entries, c.truth("inside"), c.instant("first_admitted_at"));
  }

  private static Ticket.State state(Columns c) {
    return c.textOrNull("void_reason") == null
        ? new Ticket.State.Valid()
        : new Ticket.State.Voided(
            c.constant("void_reason", Ticket.VoidReason.class), c.instant("voided_at"));
  }
}
