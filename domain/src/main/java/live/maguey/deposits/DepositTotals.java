package live.maguey.deposits;

import live.maguey.shared.Money;

/// All deposits of one currency over a time.
///
/// @param before owed to guests when it began
/// @param earned less what was refunded after it had been earned; so is `forfeited`, and may be
///   negative like it
public record DepositTotals(
    Money before, Money taken, Money returned, Money earned, Money forfeited) {
  /// Owed to guests when it ended.
  public Money after() {
    return before.plus(taken).minus(returned).minus(earned).minus(forfeited);
  }

  /// What became revenue.
  public Money revenue() {
    return earned.plus(forfeited);
  }
}
