package live.maguey.vip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// An operator cancels the reservation of a table: its passes are void at once and, until doors,
/// the table is free. All that was paid for it goes back, unless it is kept for a reason; tickets
/// of the same order stay. Who is at the table stays: then only the money goes back, and the passes
/// that nobody used are void.
///
/// Safe to repeat and to race: money goes back once.
public final class CancelReservation {
  private final Orders orders;
  private final Tickets tickets;
  private final Reservations reservations;
  private final RefundOrder refundOrder;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public CancelReservation(
      Orders orders,
      Tickets tickets,
      Reservations reservations,
      RefundOrder refundOrder,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.tickets = tickets;
    this.reservations = reservations;
    this.refundOrder = refundOrder;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param keepMoney whether nothing goes back; the note says why
  /// @param admittedToo whether to send the money back of a party that is in
  /// @param note for the audit trail; it names nobody
  public record Request(OrderId order, boolean keepMoney, boolean admittedToo, String note) {
    /// @throws InvalidRequest where money is kept without a reason, or from a party that is in
    public Request {
      note = OneLine.optional("note", note, 500);
      InvalidRequest.unless(
          !keepMoney || !note.isBlank(), "note", "must say why the money is kept");
      InvalidRequest.unless(
          !(keepMoney && admittedToo),
          "admitted-too",
          "sends money back and cannot be combined with keeping it");
    }
  }

  public sealed interface Outcome {
    /// @param back what goes back, zero where it is kept
    record Cancelled(Order order, Reservation reservation, Money back) implements Outcome {}

    /// What [#preview] says of a request that would be done.
    record Possible(Order order, Reservation reservation, Money back) implements Outcome {}

    /// It is not paid: to release the hold ends it.
    record OnHold(Order order) implements Outcome {}

    record NoTable(Order order) implements Outcome {}

    /// It is cancelled already, or its night is over.
    record Over(Order order, Reservation reservation) implements Outcome {}

    /// Somebody of the party is in.
    record AtTheTable(Order order, Reservation reservation) implements Outcome {}

    /// No money can go back as asked.
    record NotRefunded(Order order, RefundOrder.Outcome why) implements Outcome {}

    record NoSuchOrder(OrderId order) implements Outcome {}
  }

  /// What [#cancel] would do now; changes nothing.
  public Outcome preview(Request request) {
    return decide(
        request,
        new Act() {
          @Override
          public Outcome of(Order order, Reservation.Seated party) {
            return request.keepMoney()
                ? new Outcome.Possible(order, party, none(order))
                : told(order, party, refundOrder.preview(refund(order, party, request)));
          }

          @Override
          public Outcome abandoned(Order order, Reservation.Open open) {
            return new Outcome.Possible(order, open, none(order));
          }
        });
  }

  public Outcome cancel(Request request, Cause cause) {
    return decide(
        request,
        new Act() {
          @Override
          public Outcome of(Order order, Reservation.Seated party) {
            return request.keepMoney()
                ? keep(order.id(), request, cause)
                : told(order, party, refundOrder.refund(refund(order, party, request), cause));
          }

          @Override
          public Outcome abandoned(Order order, Reservation.Open open) {
            return end(order, open, cause);
          }
        });
  }

  private Outcome end(Order order, Reservation.Open open, Cause cause) {
    return work.run(() -> {
      Order now = orders.lock(order.id());
      Reservation.Cancelled cancelled = open.cancelled(clock.instant());
      if (!reservations.move(open, cancelled)) {
        return new Outcome.Over(now, reservations.last(order.id()).orElseThrow());
      }
      record(order.id(), "its order is " + now.state(), cause);
      return new Outcome.Cancelled(now, cancelled, none(order));
    });
  }

  private void record(OrderId order, String detail, Cause cause) {
    audit.record(
        new AuditEntry(
            clock.instant(),
            cause.actor(),
            "reservation.cancelled",
            "order " + order,
            detail,
            cause.requestId()));
  }

  private interface Act {
    Outcome of(Order order, Reservation.Seated party);

    /// Nobody can come by the order, and its table is still reserved.
    Outcome abandoned(Order order, Reservation.Open open);
  }

  private Outcome decide(Request request, Act act) {
    Optional<Order> found = orders.find(request.order());
    if (found.isEmpty()) {
      return new Outcome.NoSuchOrder(request.order());
    }
    Order order = found.get();
    Optional<Reservation> last = reservations.last(order.id());
    if (last.isEmpty()) {
      return new Outcome.NoTable(order);
    }
    return switch (last.get()) {
      case Reservation.Open open when isAbandoned(order, open) -> act.abandoned(order, open);
      case Reservation.Pending _ -> new Outcome.OnHold(order);
      case Reservation.Confirmed confirmed ->
          order instanceof Order.Held ? new Outcome.OnHold(order) : act.of(order, confirmed);
      case Reservation.CheckedIn in ->
          request.admittedToo() ? act.of(order, in) : new Outcome.AtTheTable(order, in);
      case Reservation.Completed _,
          Reservation.NoShow _,
          Reservation.Expired _,
          Reservation.Cancelled _ ->
          new Outcome.Over(order, last.get());
    };
  }

  private boolean isAbandoned(Order order, Reservation.Open open) {
    return switch (order) {
      case Order.Held _ -> false;
      case Order.Lapsed _, Order.LateRefunded _ -> true;
      case Order.Bought _, Order.Refunded _ ->
          open instanceof Reservation.Confirmed confirmed
              && passes(order.id(), confirmed).stream().noneMatch(CancelReservation::admits);
    };
  }

  private static boolean admits(Ticket pass) {
    return pass.stands() || pass.entries() > 0;
  }

  /// To name one pass of a table is to name them all.
  private RefundOrder.Request refund(Order order, Reservation.Seated party, Request request) {
    Ticket one = passes(order.id(), party).stream().findFirst().orElseThrow();
    return new RefundOrder.Request(
        order.id(), Set.of(one.id()), request.admittedToo(), RefundOrder.Why.ASKED, request.note());
  }

  private List<Ticket> passes(OrderId order, Reservation.Seated party) {
    return tickets.of(order).stream()
        .filter(ticket -> ticket.line() == party.booking().line())
        .toList();
  }

  private Outcome told(Order before, Reservation.Seated party, RefundOrder.Outcome outcome) {
    return switch (outcome) {
      case RefundOrder.Outcome.Requested done ->
          new Outcome.Cancelled(
              done.order(), reservations.last(before.id()).orElseThrow(), done.amount());
      case RefundOrder.Outcome.Possible would ->
          new Outcome.Possible(before, party, would.amount());
      case RefundOrder.Outcome.Admitted _ -> new Outcome.AtTheTable(before, party);
      case RefundOrder.Outcome.NothingLeft _,
          RefundOrder.Outcome.NotPaid _,
          RefundOrder.Outcome.NoSuchTicket _,
          RefundOrder.Outcome.MoreThanLeft _,
          RefundOrder.Outcome.Disputed _,
          RefundOrder.Outcome.NoSuchOrder _ ->
          new Outcome.NotRefunded(before, outcome);
    };
  }

  private Outcome keep(OrderId id, Request request, Cause cause) {
    return work.run(() -> {
      Order order = orders.lock(id);
      tickets.lock(id);
      Reservation last = reservations.last(id).orElseThrow();
      if (!(last instanceof Reservation.Confirmed confirmed)) {
        return last instanceof Reservation.CheckedIn
            ? new Outcome.AtTheTable(order, last)
            : new Outcome.Over(order, last);
      }
      Instant now = clock.instant();
      passes(id, confirmed)
          .forEach(pass -> tickets.voidTicket(pass.id(), Ticket.VoidReason.VOIDED, now));
      orders.release(id, Map.of(confirmed.booking().line(), 1), now);
      Reservation.Cancelled cancelled = confirmed.cancelled(now);
      if (!reservations.move(confirmed, cancelled)) {
        throw new IllegalStateException("reservation " + confirmed.id() + " moved under its lock");
      }
      record(id, "money kept: " + request.note(), cause);
      return new Outcome.Cancelled(orders.find(id).orElseThrow(), cancelled, none(order));
    });
  }

  private static Money none(Order order) {
    return Money.zero(order.total().currency());
  }
}
