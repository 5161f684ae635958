package live.maguey.guests;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.live.Announcements;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// The holder of a ticket leaves the table that they joined, before they come in: the ticket is a
/// plain one again, and the pass is the host's to give.
public final class LeaveTable {
  private final Orders orders;
  private final Tickets tickets;
  private final Guests guests;
  private final GuestActs acts;
  private final Announcements announcements;
  private final UnitOfWork work;
  private final InstantSource clock;

  public LeaveTable(
      Orders orders,
      Tickets tickets,
      Guests guests,
      GuestActs acts,
      Announcements announcements,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.tickets = tickets;
    this.guests = guests;
    this.acts = acts;
    this.announcements = announcements;
    this.work = work;
    this.clock = clock;
  }

  /// @param order of the ticket, whose private link the holder has
  public record Request(OrderId order, TicketId ticket) {}

  public sealed interface Outcome {
    record Left(Ticket ticket) implements Outcome {}

    /// It has no seat at a table, or is not of the order.
    record NoSeat() implements Outcome {}

    /// Its holder is inside.
    record Inside() implements Outcome {}
  }

  public Outcome leave(Request request, Cause cause) {
    Optional<OrderId> table = seated(request).map(seat -> seat.pass().order());
    if (table.isEmpty()) {
      return new Outcome.NoSeat();
    }
    return work.run(() -> {
      Order host = orders.lock(table.get());
      if (seated(request).isEmpty()) {
        return new Outcome.NoSeat();
      }
      Instant now = clock.instant();
      if (!guests.leave(request.ticket(), now)) {
        return seated(request).isEmpty() ? new Outcome.NoSeat() : new Outcome.Inside();
      }
      Ticket left = tickets.find(request.ticket()).orElseThrow();
      acts.record("ticket.left", host, left, cause, now);
      work.afterCommit(() -> announcements.announce(GuestList.topic(host.id())));
      return new Outcome.Left(left);
    });
  }

  private Optional<Ticket.Seat> seated(Request request) {
    return tickets
        .find(request.ticket())
        .filter(ticket -> ticket.order().equals(request.order()))
        .flatMap(Ticket::joined);
  }
}
