package live.maguey.revenue;

import java.util.Optional;
import java.util.function.Predicate;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// One movement of Stripe's beside what our ledger says of it.
final class LineComparison {
  private final Seals seals;
  private final Predicate<OrderId> isHere;

  LineComparison(Seals seals, Predicate<OrderId> isHere) {
    this.seals = seals;
    this.isHere = isHere;
  }

  /// At most one: where the amount differs, its fee says nothing.
  Optional<Difference> difference(BothLedgers.Line line) {
    BalanceTransaction theirs = line.theirs();
    BalanceTransaction.Movement movement = theirs.movement();
    if (movement == BalanceTransaction.Movement.UNKNOWN) {
      return Optional.of(differs(Difference.Kind.UNKNOWN_TYPE, line, null, theirs.net()));
    }
    if (!movement.isOfAnOrder()) {
      return Optional.empty();
    }
    if (line.moved() == null) {
      return Optional.of(notBooked(line));
    }
    if (!line.moved().equals(theirs.amount())) {
      return Optional.of(
          differs(Difference.Kind.AMOUNT_DIFFERS, line, line.moved(), theirs.amount()));
    }
    return fee(line);
  }

  private Difference notBooked(BothLedgers.Line line) {
    BalanceTransaction theirs = line.theirs();
    return seals
        .opened(theirs.source())
        .map(order ->
            new Difference(
                isHere.test(order)
                    ? Difference.Kind.OURS_NOT_BOOKED
                    : Difference.Kind.OURS_AND_LOST,
                theirs.source(),
                order,
                null,
                theirs.amount(),
                theirs.at()))
        .orElseGet(() -> differs(Difference.Kind.NOT_IN_OUR_LEDGER, line, null, theirs.amount()));
  }

  private static Optional<Difference> fee(BothLedgers.Line line) {
    Money theirs = line.theirs().fee();
    if (line.fee() == null) {
      return theirs.isZero()
          ? Optional.empty()
          : Optional.of(differs(Difference.Kind.FEE_MISSING, line, null, theirs));
    }
    return line.fee().equals(theirs)
        ? Optional.empty()
        : Optional.of(differs(Difference.Kind.FEE_DIFFERS, line, line.fee(), theirs));
  }

  private static Difference differs(
      Difference.Kind kind, BothLedgers.Line line, @Nullable Money ours, Money theirs) {
    return new Difference(kind, line.theirs().id(), line.order(), ours, theirs, line.theirs().at());
  }
}
