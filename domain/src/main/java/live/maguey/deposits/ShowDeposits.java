package live.maguey.deposits;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.orders.Item;
import live.maguey.orders.Order;

/// What is owed for deposits, and what tables paid at the venue.
public final class ShowDeposits {
  private final Deposits deposits;
  private final CollectedAmounts collected;

  public ShowDeposits(Deposits deposits, CollectedAmounts collected) {
    this.deposits = deposits;
    this.collected = collected;
  }

  /// Where the order's table stands; empty for an order without one, which costs nothing.
  public Optional<TableBill> of(Order order) {
    return order.details().lines().stream()
        .filter(line -> line.item() instanceof Item.Table)
        .findFirst()
        .map(line -> {
          List<Deposit> taken =
              order.details().hasDeposit() ? deposits.of(order.id()) : List.<Deposit>of();
          return new TableBill(
              line,
              taken.stream().filter(deposit -> deposit.line() == line.no()).findFirst(),
              collected.of(order.id()));
        });
  }

  /// Where all deposits stand at or after `from` and before `to`, by currency; none where there
  /// never was one.
  public Map<Currency, DepositTotals> totals(Instant from, Instant to) {
    return deposits.totals(from, to);
  }
}
