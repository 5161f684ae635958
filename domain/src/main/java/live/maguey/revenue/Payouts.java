package live.maguey.revenue;

import java.util.Optional;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Money;

/// Payouts beside the movements that Stripe says are in them.
final class Payouts {
  private final Statement statement;

  Payouts(Statement statement) {
    this.statement = statement;
  }

  /// A payout that is not what it paid out; one made by hand lists nothing to compare.
  Optional<Difference> difference(BalanceTransaction line) {
    if (!line.type().equals("payout") || line.source().isEmpty()) {
      return Optional.empty();
    }
    Money paid = Money.zero(line.amount().currency());
    int lines = 0;
    Optional<String> next = Optional.empty();
    do {
      Statement.Page page = statement.ofPayout(line.source(), next.orElse(null));
      for (BalanceTransaction one : page.lines()) {
        if (!one.id().equals(line.id())) {
          paid = paid.plus(one.net());
          lines++;
        }
      }
      next = page.next();
    } while (next.isPresent());
    Money sent = line.amount().negated();
    return lines == 0 || isPaidOut(paid, sent)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                Difference.Kind.PAYOUT_DIFFERS, line.source(), null, paid, sent, line.at()));
  }

  /// Where payouts are whole amounts, less than one of them stays behind or comes from the last
  /// one.
  private static boolean isPaidOut(Money paid, Money sent) {
    int step = ChargeCurrency.payoutStep(sent.currency());
    return Math.abs(paid.minus(sent).minor()) < step
        && (paid.equals(sent) || sent.minor() % step == 0);
  }
}
