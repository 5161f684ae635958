package live.maguey.deposits;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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

  /// A refund that reached the guest stands in the ledger.
  public void returned(OrderDetails order, LedgerEntry refund) {
    change(
        order,
        deposit ->
            deposit.returned(refund.source(), borne(deposit, refund).negated(), refund.at()));
  }

  /// A refund reached the guest by another way, after a bank had sent it back.
  ///
  /// @param sentBack the refund's own object
  /// @param byHand what the ledger says of the other way
  public void returnedAfterAll(OrderDetails order, String sentBack, LedgerEntry byHand) {
    Money paid = byHand.amount().negated();
    change(
        order,
        deposit ->
            deposit.returned(
                byHand.source(), Deposit.least(deposit.sentBack(sentBack), paid), byHand.at()));
  }

  /// A refund that had reached the guest is with the venue again.
  public void sentBack(OrderDetails order, LedgerEntry back) {
    change(order, deposit -> deposit.returnedNot(back.source(), back.at()));
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

  private void change(OrderDetails order, Function<Deposit, List<DepositEntry>> what) {
    if (order.hasDeposit()) {
      append(order.id(), what);
    }
  }

  private boolean append(OrderId order, Function<Deposit, List<DepositEntry>> what) {
    List<DepositEntry> entries =
        deposits.of(order).stream().flatMap(deposit -> what.apply(deposit).stream()).toList();
    if (!entries.isEmpty()) {
      deposits.append(entries);
    }
    return !entries.isEmpty();
  }

  private static Money borne(Deposit deposit, LedgerEntry entry) {
    return entry.allocations().stream()
        .filter(part -> part.line() == deposit.line())
        .map(LedgerEntry.Allocation::amount)
        .reduce(Money.zero(entry.amount().currency()), Money::plus);
  }
}
