package live.maguey.revenue;

import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import live.maguey.shared.Money;

/// What a reconciliation has seen so far.
final class Tally {
  private final Map<Currency, Totals> totals =
      new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
  private final Consumer<Difference> each;
  private int compared;
  private int differences;

  Tally(Consumer<Difference> each) {
    this.each = each;
  }

  void line(BothLedgers.Line line) {
    compared++;
    change(line.theirs().amount(), t -> t.plus(line));
  }

  void pending(BothLedgers.Alone entry) {
    change(entry.amount(), t -> t.plusAlone(entry).plusPending(entry.amount()));
  }

  void alone(BothLedgers.Alone entry) {
    change(entry.amount(), t -> t.plusAlone(entry));
  }

  void difference(Difference difference) {
    differences++;
    each.accept(difference);
  }

  Reconcile.Outcome outcome() {
    return new Reconcile.Outcome(totals, compared, differences);
  }

  private void change(Money of, Function<Totals, Totals> change) {
    totals.merge(
        of.currency(),
        change.apply(Totals.none(of.currency())),
        (before, _) -> change.apply(before));
  }
}
