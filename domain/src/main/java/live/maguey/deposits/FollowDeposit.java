package live.maguey.deposits;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// Keeps what is owed for an order's deposit in step with the order, inside the unit of work that
/// holds the order's lock. An order without a deposit costs nothing. Safe to repeat.
public final class FollowDeposit {
  private final Deposits deposits;

  public FollowDeposit(Deposits deposits) {
    this.deposits = deposits;
  }

  /// Lines are fulfilled.
  public void taken(OrderDetails order, List<OrderLine> lines, Instant now) {
    List<DepositEntry> taken =
        lines.stream()
            .filter(line -> line.minimumSpend().isPresent())
            .map(line -> Deposit.taken(order.id(), line.no(), line.total(), now))
            .toList();
    if (!taken.isEmpty()) {
      deposits.append(taken);
    }
  }

  /// A refund reached the guest, or came back from their bank.
  ///
  /// @param source what of them is news: each has its own
  /// @param refunds what the ledger says of all refunds of the payment that bought the order
  public void refunded(OrderDetails order, String source, Stream<LedgerEntry> refunds, Instant at) {
    if (order.hasDeposit()) {
      List<LedgerEntry> all = refunds.toList();
      append(order.id(), deposit -> deposit.refunded(source, back(deposit, all), at));
    }
  }

  /// The night is over.
  ///
  /// @param came whether anybody of the party did
  /// @return whether something became revenue
  public boolean ended(OrderId order, boolean came, Promised promised, Instant at) {
    return append(order, deposit -> deposit.ended(came, promised.of(deposit), at));
  }

  /// A scan that came in late tells of a guest.
  public void arrivedLate(OrderId order, Instant at) {
    append(order, deposit -> deposit.arrivedLate(at));
  }

  private boolean append(OrderId order, Function<Deposit, List<DepositEntry>> what) {
    List<DepositEntry> entries =
        deposits.of(order).stream().flatMap(deposit -> what.apply(deposit).stream()).toList();
    if (!entries.isEmpty()) {
      deposits.append(entries);
    }
    return !entries.isEmpty();
  }

  private static Money back(Deposit deposit, List<LedgerEntry> refunds) {
    return refunds.stream()
        .map(entry -> entry.borneBy(deposit.line()))
        .reduce(Money.zero(deposit.taken().currency()), Money::plus)
        .negated();
  }
}
