package live.maguey.revenue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import live.maguey.orders.OrderId;
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
  private final BothLedgers ledgers;
  private final LineComparison comparison;
  private final Payouts payouts;
  private final InstantSource clock;

  /// @param isHere whether the database has an order
  public Reconcile(
      Statement statement,
      BothLedgers ledgers,
      Seals seals,
      Predicate<OrderId> isHere,
      InstantSource clock) {
    this.statement = statement;
    this.ledgers = ledgers;
    this.comparison = new LineComparison(seals, isHere);
    this.payouts = new Payouts(statement);
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
    Tally tally = new Tally(each);
    lines(
        from,
        to,
        line -> {
          tally.line(line);
          comparison.difference(line).ifPresent(tally::difference);
          payouts.difference(line.theirs()).ifPresent(tally::difference);
        });
    alone(
        from,
        to,
        entry -> {
          if (isPending(entry)) {
            tally.pending(entry);
          } else {
            tally.alone(entry);
            tally.difference(missing(entry));
          }
        });
    return tally.outcome();
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
            statement.find(entry.transaction()).ifPresent(line -> ledgers.bringIn(List.of(line)));
          }
        });
  }

  private Optional<String> bringIn(Statement.Page page) {
    ledgers.bringIn(page.lines());
    return page.next();
  }

  private static Difference missing(BothLedgers.Alone entry) {
    String object = entry.transaction() == null ? entry.source() : entry.transaction();
    return new Difference(
        Difference.Kind.NOT_AT_STRIPE, object, entry.order(), entry.amount(), null, entry.at());
  }

  private boolean isPending(BothLedgers.Alone entry) {
    return entry.transaction() == null && entry.at().plus(PATIENCE).isAfter(clock.instant());
  }

  private void lines(Instant from, Instant to, Consumer<BothLedgers.Line> each) {
    pages(after -> ledgers.lines(from, to, after, PAGE), each);
  }

  private void alone(Instant from, Instant to, Consumer<BothLedgers.Alone> each) {
    pages(after -> ledgers.alone(from, to, after, PAGE), each);
  }

  private static <T> void pages(Function<@Nullable T, List<T>> page, Consumer<T> each) {
    List<T> rows = page.apply(null);
    while (!rows.isEmpty()) {
      rows.forEach(each);
      rows = rows.size() < PAGE ? List.of() : page.apply(rows.getLast());
    }
  }
}
