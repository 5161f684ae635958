package live.maguey.refunds;

import java.util.List;
import java.util.Optional;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// Decides which tickets a request refunds, each at what it is worth, or why none. Takes the locks
/// of order and tickets, so that the choice stands until the unit of work ends.
final class ChooseTickets {
  private final Orders orders;
  private final Tickets tickets;
  private final Reservations reservations;
  private final Facts facts;
  private final Refunds refunds;

  ChooseTickets(
      Orders orders, Tickets tickets, Reservations reservations, Facts facts, Refunds refunds) {
    this.orders = orders;
    this.tickets = tickets;
    this.reservations = reservations;
    this.facts = facts;
    this.refunds = refunds;
  }

  sealed interface Choice {
    /// @param all tickets that no refund has paid back, these among them
    /// @param parts what goes back of each of them
    record Chosen(Refundable money, List<Ticket> all, List<Ticket> tickets, List<Refund.Part> parts)
        implements Choice {
      Money amount() {
        return parts.stream().map(Refund.Part::amount).reduce(money.nothing(), Money::plus);
      }
    }

    record None(Outcome why) implements Choice {}
  }

  Choice choose(Request request) {
    if (orders.find(request.order()).isEmpty()) {
      return new Choice.None(new Outcome.NoSuchOrder(request.order()));
    }
    Order order = orders.lock(request.order());
    return switch (order) {
      case Order.Bought bought -> choose(request, bought);
      case Order.Refunded _ -> new Choice.None(new Outcome.NothingLeft(order));
      case Order.Held _, Order.Lapsed _, Order.LateRefunded _ ->
          new Choice.None(new Outcome.NotPaid(order));
    };
  }

  private Choice choose(Request request, Order.Bought order) {
    List<Ticket> all = tickets.lock(order.id());
    for (TicketId id : request.tickets()) {
      if (all.stream().noneMatch(ticket -> ticket.id().equals(id))) {
        return new Choice.None(new Outcome.NoSuchTicket(order, id));
      }
    }
    Refundable money = Refundable.of(order, facts, refunds);
    List<Ticket> unrefunded = money.unrefunded(all);
    List<Ticket> chosen = chosen(request, order.details(), all, unrefunded);
    if (chosen.isEmpty()) {
      return new Choice.None(new Outcome.NothingLeft(order));
    }
    List<Ticket> admitted = chosen.stream().filter(this::isInside).toList();
    if (!admitted.isEmpty() && !request.admittedToo()) {
      return new Choice.None(new Outcome.Admitted(order, admitted));
    }
    Choice.Chosen choice = new Choice.Chosen(money, unrefunded, chosen, money.parts(all, chosen));
    Money amount = choice.amount();
    if (!amount.isZero() && money.disputed()) {
      return new Choice.None(new Outcome.Disputed(order));
    }
    return amount.compareTo(money.ofPayment()) > 0
        ? new Choice.None(new Outcome.MoreThanLeft(order, amount, money.ofPayment()))
        : choice;
  }

  /// Of a pass that a ticket joined by: whether guests have come to its table.
  private boolean isInside(Ticket ticket) {
    return ticket.entries() > 0
        || (ticket.stands()
            && !ticket.isValid()
            && reservations.last(ticket.order()).orElseThrow() instanceof Reservation.CheckedIn);
  }

  private static List<Ticket> chosen(
      Request request, OrderDetails order, List<Ticket> all, List<Ticket> unrefunded) {
    return unrefunded.stream()
        .filter(VoidTickets::isOwed)
        .filter(ticket ->
            request.tickets().isEmpty()
                ? ticket.stands() || wentWithItsTable(ticket)
                : isNamed(request, order, all, ticket))
        .toList();
  }

  /// Void since its party moved to a smaller table; it was paid for with the others.
  private static boolean wentWithItsTable(Ticket ticket) {
    return ticket.voidReason().equals(Optional.of(Ticket.VoidReason.MOVED));
  }

  /// A table goes back as it was bought, whole: to name one of its passes is to name them all.
  private static boolean isNamed(
      Request request, OrderDetails order, List<Ticket> all, Ticket ticket) {
    return switch (order.line(ticket.line()).item()) {
      case Item.Places _ -> request.tickets().contains(ticket.id());
      case Item.Table _ ->
          all.stream()
              .filter(t -> t.line() == ticket.line())
              .anyMatch(t -> request.tickets().contains(t.id()));
    };
  }
}
