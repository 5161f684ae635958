package live.maguey.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.SequencedMap;
import java.util.Set;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Unavailable;

/// Allowances in memory.
public final class InMemoryAllowances implements Allowances {
  private final InMemoryWorld world;
  private final SequencedMap<String, Instant> spent;
  private volatile boolean away;

  public InMemoryAllowances(InMemoryWorld world) {
    this.world = world;
    this.spent = world.table();
  }

  /// Whether it answers from now on.
  public void away(boolean gone) {
    away = gone;
  }

  /// By what callers are known.
  public Set<String> known() {
    return world.locked(() -> Set.copyOf(spent.keySet()));
  }

  @Override
  public Taken take(String who, Allowance allowance, Instant now) {
    if (away) {
      throw new Unavailable("the allowances are away");
    }
    return world.locked(() -> {
      Instant until = spent.getOrDefault(who, Instant.MIN);
      if (until.isAfter(allowance.latest(now))) {
        return new Taken.TooOften(Duration.between(now, allowance.again(until)));
      }
      spent.put(who, (until.isAfter(now) ? until : now).plus(allowance.step()));
      return new Taken.Allowed();
    });
  }

  @Override
  public long forget(Instant now) {
    return world.locked(() -> {
      int before = spent.size();
      spent.values().removeIf(until -> until.isBefore(now));
      return (long) (before - spent.size());
    });
  }
}
