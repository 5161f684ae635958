package live.maguey.status;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.InMemoryWorld;

/// Reconciliations in memory.
public final class InMemoryReconciliations implements Reconciliations {
  private final InMemoryWorld world;
  private final List<Reconciliation> done;

  public InMemoryReconciliations(InMemoryWorld world) {
    this.world = world;
    this.done = world.list();
  }

  @Override
  public void record(Reconciliation reconciliation) {
    world.execute(() -> done.add(reconciliation));
  }

  @Override
  public Optional<Reconciliation> last() {
    return world.locked(() -> done.stream().max(Comparator.comparing(Reconciliation::at)));
  }
}
