package live.maguey.gate;

import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// Gate devices in memory.
public final class InMemoryDevices implements Devices {
  private final InMemoryWorld world;
  private final SequencedMap<String, Device> byToken;

  public InMemoryDevices(InMemoryWorld world) {
    this.world = world;
    this.byToken = world.table();
  }

  @Override
  public Optional<Device> byToken(String token) {
    return world.locked(() -> Optional.ofNullable(byToken.get(token)));
  }

  @Override
  public void enrol(Device device, String token, Instant at) {
    world.execute(() -> {
      if (byToken.values().stream().noneMatch(d -> d.id().equals(device.id()))) {
        byToken.putIfAbsent(token, device);
      }
    });
  }

  /// What an owner does to a phone that was lost.
  public void revoke(DeviceId id) {
    world.execute(() -> byToken.values().removeIf(d -> d.id().equals(id)));
  }
}
