package live.maguey.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Units of work over an [InMemoryWorld]: one at a time, and all tables as before when one fails.
public final class InMemoryUnitOfWork implements UnitOfWork {
  private final InMemoryWorld world;

  public InMemoryUnitOfWork(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public <T extends @Nullable Object> T run(Supplier<T> work) {
    return world.unit(work);
  }

  @Override
  public void afterCommit(Runnable follow) {
    world.afterCommit(follow);
  }
}
