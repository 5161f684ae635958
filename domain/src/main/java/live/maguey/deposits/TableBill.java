package live.maguey.deposits;

import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;

/// Where a table stands with what its party spends.
///
/// @param line the order's line of the table
/// @param deposit where its deposit stands; empty before it is paid, and for a table without one
/// @param collected what was written down at the venue, by time
public record TableBill(OrderLine line, Optional<Deposit> deposit, List<Collected> collected) {
  public TableBill {
    collected = List.copyOf(collected);
  }

  /// What was collected at the venue in all.
  public Money collectedInAll() {
    return collected.stream()
        .map(Collected::amount)
        .reduce(Money.zero(line.total().currency()), Money::plus);
  }

  /// What the party has still to spend to reach the minimum; zero once it is reached, and for a
  /// table without one.
  public Money stillToSpend() {
    return stillToSpend(collectedInAll());
  }

  /// The same with so much collected in all.
  public Money stillToSpend(Money all) {
    Money nothing = Money.zero(line.total().currency());
    return line.atTheTable()
        .map(left -> left.minus(all))
        .filter(left -> left.minor() > 0)
        .orElse(nothing);
  }
}
