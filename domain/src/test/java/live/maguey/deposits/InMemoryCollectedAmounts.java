package live.maguey.deposits;

import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;

/// What tables paid at the venue, in memory.
public final class InMemoryCollectedAmounts implements CollectedAmounts {
  private final InMemoryWorld world;
  private final SequencedMap<UUID, Collected> all;

  public InMemoryCollectedAmounts(InMemoryWorld world) {
    this.world = world;
    this.all = world.table();
  }

  @Override
  public boolean add(Collected collected) {
    return world.locked(() -> {
      long sum = of(collected.order()).stream().mapToLong(c -> c.amount().minor()).sum();
      return sum + collected.amount().minor() >= 0
          && all.putIfAbsent(collected.id(), collected) == null;
    });
  }

  @Override
  public List<Collected> of(OrderId order) {
    return world.locked(() -> all.values().stream().filter(c -> c.order().equals(order)).toList());
  }
}
