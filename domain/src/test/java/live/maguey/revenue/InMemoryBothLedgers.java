package live.maguey.revenue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Stripe's book beside the one in memory.
public final class InMemoryBothLedgers implements BothLedgers {
  private static final Comparator<Line> BY_TIME =
      Comparator.<Line, Instant>comparing(l -> l.theirs().at()).thenComparing(l -> l.theirs().id());
  private static final Comparator<Alone> ALONE_BY_TIME =
      Comparator.comparing(Alone::at).thenComparing(a -> a.id().toString());

  private final InMemoryWorld world;
  private final InMemoryLedger ledger;
  private final SequencedMap<String, BalanceTransaction> lines;

  public InMemoryBothLedgers(InMemoryWorld world, InMemoryLedger ledger) {
    this.world = world;
    this.ledger = ledger;
    this.lines = world.table();
  }

  @Override
  public void bringIn(List<BalanceTransaction> brought) {
    world.execute(() ->
        brought.forEach(line -> {
          lines.putIfAbsent(line.id(), line);
          link(line);
        }));
  }

  private void link(BalanceTransaction line) {
    line.entryOfItsSource()
        .filter(k -> ledger.all().anyMatch(e -> e.source().equals(line.source()) && e.kind() == k))
        .ifPresent(k -> ledger.link(line.source(), k, line.id()));
  }

  @Override
  public List<Line> lines(Instant from, Instant to, @Nullable Line after, int limit) {
    return world.locked(() ->
        lines.values().stream()
            .filter(line -> isIn(line.at(), from, to))
            .map(this::matched)
            .sorted(BY_TIME)
            .filter(line -> after == null || BY_TIME.compare(line, after) > 0)
            .limit(limit)
            .toList());
  }

  private Line matched(BalanceTransaction line) {
    List<LedgerEntry> ours =
        ledger.all().filter(e -> line.id().equals(e.balanceTransaction())).toList();
    return new Line(
        line,
        ours.stream().map(LedgerEntry::order).findFirst().orElse(null),
        sum(ours.stream().filter(e -> e.kind() != LedgerEntry.Kind.FEE)),
        sum(
            ours.stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.FEE)
                .map(InMemoryBothLedgers::negated)));
  }

  private static LedgerEntry negated(LedgerEntry fee) {
    return new LedgerEntry(
        fee.id(),
        fee.order(),
        fee.account(),
        fee.kind(),
        fee.source(),
        fee.balanceTransaction(),
        fee.amount().negated(),
        fee.at(),
        fee.allocations().stream()
            .map(a -> new LedgerEntry.Allocation(a.line(), a.amount().negated()))
            .toList());
  }

  private static @Nullable Money sum(Stream<LedgerEntry> entries) {
    return entries.map(LedgerEntry::amount).reduce(Money::plus).orElse(null);
  }

  @Override
  public List<Alone> alone(Instant from, Instant to, @Nullable Alone after, int limit) {
    return world.locked(() ->
        ledger
            .all()
            .filter(e -> e.account() == LedgerEntry.Account.STRIPE)
            .filter(e -> e.kind() != LedgerEntry.Kind.FEE)
            .filter(e -> isIn(e.at(), from, to))
            .filter(
                e -> e.balanceTransaction() == null || !lines.containsKey(e.balanceTransaction()))
            .map(e ->
                new Alone(
                    e.id(),
                    e.order(),
                    e.kind(),
                    e.source(),
                    e.balanceTransaction(),
                    e.amount(),
                    e.at()))
            .sorted(ALONE_BY_TIME)
            .filter(entry -> after == null || ALONE_BY_TIME.compare(entry, after) > 0)
            .limit(limit)
            .toList());
  }

  private static boolean isIn(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
