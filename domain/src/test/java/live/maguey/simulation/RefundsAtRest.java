package live.maguey.simulation;

import static live.maguey.watch.Invariant.NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST;
import static live.maguey.watch.Invariant.WHAT_IS_PAID_BACK_ADMITS_NOBODY;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.audit.AuditEntry;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// What has to hold of what goes back by us, of tickets and of amounts: never more of a line than
/// it cost, all of it once the order is refunded, booked where it is borne, and no ticket void by
/// an amount.
final class RefundsAtRest {
  private static final Money NOTHING = Money.zero(SampleEvents.USD);

  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private RefundsAtRest(SimulatedServer server) {
    this.server = server;
  }

  static List<String> violations(SimulatedServer server) {
    RefundsAtRest rest = new RefundsAtRest(server);
    server.allOrders().forEach(rest::order);
    return rest.wrong;
  }

  private void order(Order order) {
    List<Refund> refunds = server.refunds.of(order.id());
    boolean elsewhere =
        server.stripe.real.returned().stream()
            .anyMatch(r -> r.ours() == null && r.order().equals(order.id()));
    Money taken = NOTHING;
    for (OrderLine line : order.details().lines()) {
      Money ofLine = ofLine(refunds, line);
      require(
          ofLine.compareTo(line.total()) <= 0,
          server.broken(
              NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST,
              "line " + line.no() + " of " + order.id() + " gives back " + ofLine));
      taken = taken.plus(ofLine);
    }
    require(
        !(order instanceof Order.Refunded) || elsewhere || taken.equals(order.total()),
        order.id() + " is refunded, and " + taken + " went back");
    refunds.forEach(refund -> isBookedWhereItIsBorne(order, refund));
    if (!elsewhere) {
      noTicketIsVoidByAnAmount(order, refunds);
    }
  }

  private static Money ofLine(List<Refund> refunds, OrderLine line) {
    return refunds.stream()
        .flatMap(refund -> refund.borneBy(line.no()).stream())
        .reduce(NOTHING, Money::plus);
  }

  private void isBookedWhereItIsBorne(Order order, Refund refund) {
    server.ledger.of(order.id()).stream()
        .filter(entry -> refund.object().filter(entry.source()::equals).isPresent())
        .filter(entry -> entry.kind() == LedgerEntry.Kind.REFUND)
        .flatMap(entry -> entry.allocations().stream())
        .forEach(part ->
            require(
                refund.borneBy(part.line()).map(part.amount().negated()::equals).orElse(true),
                refund + " is booked as " + part));
  }

  private void noTicketIsVoidByAnAmount(Order order, List<Refund> refunds) {
    Set<TicketId> refunded =
        refunds.stream()
            .flatMap(refund -> refund.parts().stream())
            .map(Refund.Part::ticket)
            .collect(Collectors.toSet());
    for (Ticket ticket : server.tickets.of(order.id())) {
      require(
          !ticket.isValid() || TablesAtRest.isAtTable(ticket) || !refunded.contains(ticket.id()),
          server.broken(
              WHAT_IS_PAID_BACK_ADMITS_NOBODY, ticket.number() + " is paid back and valid"));
      boolean free = order.details().line(ticket.line()).share(ticket.no()).isZero();
      require(
          ticket.voidReason().filter(Ticket.VoidReason.REFUNDED::equals).isEmpty()
              || free
              || refunded.contains(ticket.id())
              || isRefundedWithNothingLeft(order, ticket),
          ticket.number() + " is refunded by no refund of tickets");
    }
  }

  /// Amounts had given back what it was worth, to the cent: it went with the others, and no money
  /// moved.
  private boolean isRefundedWithNothingLeft(Order order, Ticket ticket) {
    String nothing = ", " + NOTHING;
    return server.audit.of("order " + order.id(), 999).stream()
        .filter(entry -> entry.act().equals("order.refunded"))
        .map(AuditEntry::detail)
        .anyMatch(detail -> detail.contains(ticket.number()) && detail.contains(nothing));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
