package live.maguey.gate;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import live.maguey.devices.Devices;
import live.maguey.devices.Direction;
import live.maguey.events.EventId;
import live.maguey.shared.InMemoryWorld;

/// Rules in memory; what holds where none is set follows from the devices.
public final class InMemoryReentryRules implements ReentryRules {
  private final InMemoryWorld world;
  private final Supplier<List<Devices.Enrolled>> devices;
  private final SequencedMap<EventId, Reentry> rules;

  public InMemoryReentryRules(InMemoryWorld world, Supplier<List<Devices.Enrolled>> devices) {
    this.world = world;
    this.devices = devices;
    this.rules = world.table();
  }

  @Override
  public Optional<Reentry> find(EventId event) {
    return world.locked(() -> Optional.ofNullable(rules.get(event)));
  }

  @Override
  public Reentry inForce(EventId event) {
    boolean hasExit =
        devices.get().stream()
            .anyMatch(it -> !it.isRevoked() && it.device().direction() == Direction.OUT);
    return find(event).orElse(hasExit ? Reentry.EXIT_SCAN : Reentry.FREE);
  }

  @Override
  public void set(EventId event, Optional<Reentry> rule) {
    world.execute(
        () -> rule.ifPresentOrElse(it -> rules.put(event, it), () -> rules.remove(event)));
  }
}
