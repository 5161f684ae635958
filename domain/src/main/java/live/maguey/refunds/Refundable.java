package live.maguey.refunds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.StepKey;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// What is left to refund of a bought order: of the payment that bought it, and of each line. Read
/// under the order's lock, it stays true until the unit of work ends.
///
/// @param payment what bought the order
/// @param before its refunds, the oldest first
/// @param ofPayment what came, less what went back by whatever road or is on its way
/// @param disputed whether the buyer's bank has the money, or has had it: Stripe would refuse
record Refundable(
    Order.Bought order, String payment, List<Refund> before, Money ofPayment, boolean disputed) {

  static Refundable of(Order.Bought order, Facts facts, Refunds refunds) {
    String payment =
        Objects.requireNonNull(
            facts.done(order.id()).get(StepKey.CONFIRM), "a paid order was confirmed");
    List<Refund> before = refunds.of(order.id());
    List<Fact> known = facts.of(order.id());
    return new Refundable(
        order,
        payment,
        before,
        OrderMoney.of(before, refunds, known, order.total().currency()).left(payment),
        DisputesAndWarnings.of(known).hasTaken(payment));
  }

  /// What is left of the order: never more than of its payment, nor than of its lines.
  Money inAll() {
    Money ofLines =
        order.details().lines().stream().map(this::ofLine).reduce(nothing(), Money::plus);
    return ofLines.compareTo(ofPayment) < 0 ? ofLines : ofPayment;
  }

  /// The tickets that no refund has paid back.
  List<Ticket> unrefunded(List<Ticket> all) {
    Set<TicketId> refunded =
        before.stream()
            .flatMap(refund -> refund.parts().stream())
            .map(Refund.Part::ticket)
            .collect(Collectors.toSet());
    return all.stream().filter(ticket -> !refunded.contains(ticket.id())).toList();
  }

  /// What each ticket is worth: its price, less its share of what amounts gave back of its line.
  ///
  /// @param all every ticket of the order; @param chosen unrefunded ones
  List<Refund.Part> parts(List<Ticket> all, List<Ticket> chosen) {
    Map<TicketId, Money> worth = new HashMap<>();
    List<Ticket> unrefunded = unrefunded(all);
    order.details().lines().forEach(line -> worth.putAll(worth(line, unrefunded)));
    return chosen.stream()
        .map(ticket ->
            new Refund.Part(
                ticket.id(),
                ticket.line(),
                Optional.ofNullable(worth.get(ticket.id())).orElseThrow()))
        .toList();
  }

  /// Spreads an amount over the lines by what is left of each.
  List<Refund.Share> shares(Money amount) {
    List<OrderLine> lines = order.details().lines();
    List<Money> parts = amount.allocate(lines.stream().map(l -> ofLine(l).minor()).toList());
    return IntStream.range(0, lines.size())
        .filter(i -> parts.get(i).isPositive())
        .mapToObj(i -> new Refund.Share(lines.get(i).no(), parts.get(i)))
        .toList();
  }

  Money nothing() {
    return Money.zero(order.total().currency());
  }

  private Map<TicketId, Money> worth(OrderLine line, List<Ticket> unrefunded) {
    List<Ticket> tickets = unrefunded.stream().filter(t -> t.line() == line.no()).toList();
    if (tickets.isEmpty()) {
      return Map.of();
    }
    List<Money> parts =
        ofLine(line).allocate(tickets.stream().map(t -> line.share(t.no()).minor()).toList());
    return IntStream.range(0, tickets.size())
        .boxed()
        .collect(Collectors.toMap(i -> tickets.get(i).id(), parts::get));
  }

  /// What no refund of ours has taken of a line; one that failed has, for the buyer is owed it.
  private Money ofLine(OrderLine line) {
    return line.total().minus(taken(line).reduce(nothing(), Money::plus));
  }

  private Stream<Money> taken(OrderLine line) {
    return before.stream().flatMap(refund -> refund.borneBy(line.no()).stream());
  }
}
