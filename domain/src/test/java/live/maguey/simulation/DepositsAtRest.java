package live.maguey.simulation;

import static live.maguey.watch.Invariant.A_PAID_DEPOSIT_IS_TAKEN;
import static live.maguey.watch.Invariant.DEPOSITS_ADD_UP;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.deposits.Deposit;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.StepKey;
import live.maguey.reservations.Reservation;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// What has to hold of deposits when the night is over: each that was paid is earned, forfeited or
/// returned, to the cent, and what is owed is promised back.
final class DepositsAtRest {
  private static final Set<LedgerEntry.Kind> BACK =
      EnumSet.of(LedgerEntry.Kind.REFUND, LedgerEntry.Kind.ADJUSTMENT);
  private static final Money NOTHING = Money.zero(SampleEvents.USD);

  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private DepositsAtRest(SimulatedServer server) {
    this.server = server;
  }

  static List<String> violations(SimulatedServer server) {
    DepositsAtRest rest = new DepositsAtRest(server);
    server.allOrders().forEach(rest::order);
    return rest.wrong;
  }

  private void order(Order order) {
    boolean bought = order instanceof Order.Bought || order instanceof Order.Refunded;
    List<Deposit> deposits = server.deposits.of(order.id());
    List<OrderLine> lines =
        order.details().lines().stream().filter(l -> l.minimumSpend().isPresent()).toList();
    require(
        deposits.size() == (bought ? lines.size() : 0),
        server.broken(
            A_PAID_DEPOSIT_IS_TAKEN, order.id() + " is " + order.state() + ": " + deposits));
    deposits.forEach(deposit -> deposit(order, deposit));
  }

  private void deposit(Order order, Deposit deposit) {
    require(
        deposit.taken().equals(order.details().line(deposit.line()).total()),
        deposit + " was paid otherwise");
    require(
        List.of(deposit.owed(), deposit.earned(), deposit.returned(), deposit.forfeited()).stream()
                .allMatch(part -> part.minor() >= 0)
            && deposit
                .earned()
                .plus(deposit.returned())
                .plus(deposit.forfeited())
                .plus(deposit.owed())
                .equals(deposit.taken()),
        server.broken(DEPOSITS_ADD_UP, deposit + " does not add up"));
    Money back = refunded(order, deposit);
    require(
        deposit.returned().equals(least(back, deposit.taken())),
        deposit + " says returned " + deposit.returned() + ", not " + back);
    Reservation table = server.reservations.last(order.id()).orElseThrow();
    require(
        table instanceof Reservation.Completed
            ? deposit.forfeited().isZero()
            : deposit.earned().isZero(),
        deposit + " is of " + table);
    boolean isPromised = server.refunds.of(order.id()).stream().anyMatch(refund -> refund.isOwed());
    require(deposit.owed().isZero() || isPromised || isCancelled(), deposit + " is owed to nobody");
  }

  /// What the ledger says that went back of the deposit's line: of the payment that bought it.
  private Money refunded(Order order, Deposit deposit) {
    String paidBy = server.facts.done(order.id()).getOrDefault(StepKey.CONFIRM, "");
    Set<String> ofAnother =
        Stream.concat(
                server.stripe.real.returned().stream()
                    .filter(r -> !r.payment().equals(paidBy))
                    .map(FakePaymentGateway.Returned::object),
                server.refunds.of(order.id()).stream()
                    .filter(r -> !r.payment().isEmpty() && !r.payment().equals(paidBy))
                    .map(r -> r.id().toString()))
            .collect(Collectors.toSet());
    return server.ledger.of(order.id()).stream()
        .filter(e -> BACK.contains(e.kind()) && !ofAnother.contains(e.source()))
        .flatMap(e -> e.allocations().stream())
        .filter(part -> part.line() == deposit.line())
        .map(part -> part.amount().negated())
        .reduce(NOTHING, Money::plus);
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Of a canceled night nothing is revenue.
  private boolean isCancelled() {
    return server.audit.of("event " + server.event.id(), 9).stream()
        .anyMatch(e -> e.act().equals("event.cancelled"));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
