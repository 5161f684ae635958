package live.maguey.deposits;

import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;

/// Where a table stands with what its party spends.
///
/// @param line the order's line of the table
/// @param deposit what became of its deposit; empty before it is paid, and for a table without one
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
    Money nothing = Money.zero(line.total().currency());
    return line.minimumSpend()
        .map(spend -> spend.minus(line.total()).minus(collectedInAll()))
        .filter(left -> left.minor() > 0)
        .orElse(nothing);
  }
}
