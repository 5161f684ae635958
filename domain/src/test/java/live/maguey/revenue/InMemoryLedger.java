package live.maguey.revenue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// The book in memory.
public final class InMemoryLedger implements Ledger {
  private record Movement(
      String source, LedgerEntry.Kind kind, @Nullable String balanceTransaction) {}

  private final InMemoryWorld world;
  private final SequencedMap<Movement, LedgerEntry> entries;
  private final SequencedMap<Movement, String> links;

  public InMemoryLedger(InMemoryWorld world) {
    this.world = world;
    this.entries = world.table();
    this.links = world.table();
  }

  @Override
  public boolean record(LedgerEntry entry) {
    return world.locked(() ->
        entries.putIfAbsent(
                new Movement(entry.source(), entry.kind(), entry.balanceTransaction()), entry)
            == null);
  }

  @Override
  public void link(String source, LedgerEntry.Kind kind, String balanceTransaction) {
    world.execute(() -> links.putIfAbsent(new Movement(source, kind, null), balanceTransaction));
  }

  @Override
  public List<LedgerEntry> of(OrderId order) {
    return world.locked(() ->
        entries.values().stream()
            .filter(e -> e.order().equals(order))
            .map(this::linked)
            .sorted(Comparator.comparing(LedgerEntry::at).thenComparing(e -> e.id().toString()))
            .toList());
  }

  @Override
  public Map<OrderId, Money> returned(Collection<OrderId> orders) {
    return world.locked(() ->
        entries.values().stream()
            .filter(e -> orders.contains(e.order()))
            .filter(
                e -> e.kind() == LedgerEntry.Kind.REFUND || e.kind() == LedgerEntry.Kind.ADJUSTMENT)
            .collect(
                Collectors.groupingBy(
                    LedgerEntry::order,
                    Collectors.mapping(
                        e -> e.amount().negated(), Collectors.reducing(Money::plus))))
            .entrySet()
            .stream()
            .filter(e -> e.getValue().filter(sum -> !sum.isZero()).isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().orElseThrow())));
  }

  /// Every entry, with the balance transaction that was linked later.
  Stream<LedgerEntry> all() {
    return entries.values().stream().map(this::linked);
  }

  private LedgerEntry linked(LedgerEntry e) {
    String transaction =
        e.balanceTransaction() != null
            ? e.balanceTransaction()
            : links.get(new Movement(e.source(), e.kind(), null));
    return new LedgerEntry(
        e.id(),
        e.order(),
        e.account(),
        e.kind(),
        e.source(),
        transaction,
        e.amount(),
        e.at(),
        e.allocations());
  }
}
