package live.maguey.tickets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;

/// An operator voids a ticket: the gate refuses it at once. The money stays;
/// [live.maguey.refunds.RefundOrder] can refund it later. Later facts never make it valid again.
/// With the last of its passes a table's reservation is cancelled, unless somebody is at it.
public final class VoidTicket {
  private final Orders orders;
  private final Tickets tickets;
  private final FollowReservation reservation;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public VoidTicket(
      Orders orders,
      Tickets tickets,
      Reservations reservations,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.tickets = tickets;
    this.reservation = new FollowReservation(reservations);
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param places how many are on sale again
    record Voided(Ticket ticket, int places) implements Outcome {}

    /// It was void before, and stays as it was.
    record Already(Ticket ticket) implements Outcome {}

    record NoSuchTicket() implements Outcome {}
  }

  /// @param place whether its place is to be sold again, until doors; a table's pass has none of
  ///   its own
  /// @param note why, in a person's words; it names no guest
  public Outcome voidTicket(TicketId id, boolean place, String note, Cause cause) {
    String why = OneLine.optional("note", note, 500);
    return work.run(() -> {
      Optional<Ticket> found = tickets.find(id);
      if (found.isEmpty()) {
        return new Outcome.NoSuchTicket();
      }
      Ticket ticket = found.get();
      Order order = orders.lock(ticket.order());
      tickets.lock(ticket.order());
      Instant now = clock.instant();
      if (!tickets.voidTicket(id, Ticket.VoidReason.VOIDED, now)) {
        return new Outcome.Already(tickets.find(id).orElseThrow());
      }
      int places = place ? release(order, ticket, now) : 0;
      OrderLine line = order.details().line(ticket.line());
      if (line.item() instanceof Item.Table && nobodyCanCome(ticket)) {
        reservation.givenUp(order.details(), line, now);
      }
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "ticket.voided",
              "order " + ticket.order(),
              ticket.number() + (why.isEmpty() ? "" : ": " + why),
              cause.requestId()));
      return new Outcome.Voided(tickets.find(id).orElseThrow(), places);
    });
  }

  private boolean nobodyCanCome(Ticket last) {
    return tickets.of(last.order()).stream()
        .filter(t -> t.line() == last.line())
        .noneMatch(Ticket::stands);
  }

  private int release(Order order, Ticket ticket, Instant now) {
    return switch (order.details().line(ticket.line()).item()) {
      case Item.Places _ -> orders.release(order.id(), Map.of(ticket.line(), 1), now);
      // A table is sold whole: it stays its host's, however many passes are void.
      case Item.Table _ -> 0;
    };
  }
}
