package live.maguey.revenue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import live.maguey.orders.OrderId;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Compares our ledger with Stripe's, movement by movement, and names each difference.
///
/// Imports Stripe's ledger first, then reads both, a page at a time, so that memory does not grow
/// with the time compared. Changes nothing of ours but links from entries to their balance
/// transactions; safe to run again, or twice at once.
public final class Reconcile {
  /// Stripe reports a charge's balance transaction later, usually within an hour.
  static final Duration PATIENCE = Duration.ofHours(24);

  private static final int PAGE = 500;

  private final Statement statement;
  private final BothLedgers comparison;
  private final Seals seals;
  private final Predicate<OrderId> isHere;
  private final InstantSource clock;

  /// @param isHere whether the database has an order
  public Reconcile(
      Statement statement,
      BothLedgers comparison,
      Seals seals,
      Predicate<OrderId> isHere,
      InstantSource clock) {
    this.statement = statement;
    this.comparison = comparison;
    this.seals = seals;
    this.isHere = isHere;
    this.clock = clock;
  }

  /// @param totals by currency
  /// @param compared movements of Stripe's in that time
  /// @param differences how many were named
  public record Outcome(Map<Currency, Totals> totals, int compared, int differences) {}

  /// Compares what moved at or after `from` and before `to`. Entries of ours count by their own
  /// time, movements of Stripe's by theirs: one that both have is never a difference for lying on
  /// two sides of a limit.
  ///
  /// @param each gets each difference as it is found
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer; run it again
  public Outcome reconcile(Instant from, Instant to, Consumer<Difference> each) {
    bringIn(from, to);
    Count count = new Count(each);
    lines(
        from,
        to,
        line -> {
          count.line(line);
          differences(line).forEach(count::difference);
          payout(line.theirs()).ifPresent(count::difference);
        });
    alone(
        from,
        to,
        entry -> {
          if (isPending(entry)) {
            count.pending(entry);
          } else {
            count.alone(entry);
            count.difference(missing(entry));
          }
        });
    return count.outcome();
  }

  private void bringIn(Instant from, Instant to) {
    Optional<String> next = bringIn(statement.between(from, to, null));
    while (next.isPresent()) {
      next = bringIn(statement.between(from, to, next.get()));
    }
    // Stripe booked it at another time: asked for by its id.
    alone(
        from,
        to,
        entry -> {
          if (entry.transaction() != null) {
            statement
                .find(entry.transaction())
                .ifPresent(line -> comparison.bringIn(List.of(line)));
          }
        });
  }

  private Optional<String> bringIn(Statement.Page page) {
    comparison.bringIn(page.lines());
    return page.next();
  }

  private List<Difference> differences(BothLedgers.Line line) {
    BalanceTransaction theirs = line.theirs();
    BalanceTransaction.Movement movement = theirs.movement();
    if (movement == BalanceTransaction.Movement.UNKNOWN) {
      return List.of(differs(Difference.Kind.UNKNOWN_TYPE, line, null, theirs.net()));
    }
    if (!movement.isOfAnOrder()) {
      return List.of();
    }
    if (line.moved() == null) {
      return List.of(notBooked(line));
    }
    if (!line.moved().equals(theirs.amount())) {
      return List.of(differs(Difference.Kind.AMOUNT_DIFFERS, line, line.moved(), theirs.amount()));
    }
    return fee(line).map(List::of).orElseGet(List::of);
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

  private static Difference missing(BothLedgers.Alone entry) {
    String object = entry.transaction() == null ? entry.source() : entry.transaction();
    return new Difference(
        Difference.Kind.NOT_AT_STRIPE, object, entry.order(), entry.amount(), null, entry.at());
  }

  private boolean isPending(BothLedgers.Alone entry) {
    return entry.transaction() == null && entry.at().plus(PATIENCE).isAfter(clock.instant());
  }

  /// A payout that is not what it paid out; one made by hand lists nothing to compare.
  private Optional<Difference> payout(BalanceTransaction line) {
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

  private void lines(Instant from, Instant to, Consumer<BothLedgers.Line> each) {
    pages(after -> comparison.lines(from, to, after, PAGE), each);
  }

  private void alone(Instant from, Instant to, Consumer<BothLedgers.Alone> each) {
    pages(after -> comparison.alone(from, to, after, PAGE), each);
  }

  private static <T> void pages(Function<@Nullable T, List<T>> page, Consumer<T> each) {
    List<T> rows = page.apply(null);
    while (!rows.isEmpty()) {
      rows.forEach(each);
      rows = rows.size() < PAGE ? List.of() : page.apply(rows.getLast());
    }
  }

  /// What has been seen so far.
  private static final class Count {
    private final Map<Currency, Totals> totals =
        new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private final Consumer<Difference> each;
    private int compared;
    private int differences;

    Count(Consumer<Difference> each) {
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

    Outcome outcome() {
      return new Outcome(totals, compared, differences);
    }

    private void change(Money of, Function<Totals, Totals> change) {
      totals.merge(
          of.currency(),
          change.apply(Totals.none(of.currency())),
          (before, _) -> change.apply(before));
    }
  }
}
