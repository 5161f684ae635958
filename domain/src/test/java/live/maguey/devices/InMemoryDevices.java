package live.maguey.devices;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// Gate devices in memory.
public final class InMemoryDevices implements Devices {
  private final InMemoryWorld world;
  private final SequencedMap<String, Enrolled> byToken;

  public InMemoryDevices(InMemoryWorld world) {
    this.world = world;
    this.byToken = world.table();
  }

  @Override
  public Optional<Enrolled> byToken(String token) {
    return world.locked(() -> Optional.ofNullable(byToken.get(token)));
  }

  @Override
  public Optional<Enrolled> find(DeviceId id) {
    return world.locked(
        () -> byToken.values().stream().filter(e -> e.device().id().equals(id)).findFirst());
  }

  @Override
  public List<Enrolled> list() {
    return world.locked(() ->
        byToken.values().stream()
            .sorted(
                Comparator.comparing(Enrolled::enrolledAt)
                    .thenComparing(e -> e.device().id().toString())
                    .reversed())
            .toList());
  }

  @Override
  public void enrol(Device device, String token, Instant at) {
    world.execute(() -> {
      if (find(device.id()).isEmpty()) {
        byToken.putIfAbsent(token, new Enrolled(device, at, null));
      }
    });
  }

  @Override
  public boolean revoke(DeviceId id, Instant at) {
    return world.locked(() -> {
      Optional<Enrolled> good = find(id).filter(e -> !e.isRevoked());
      good.ifPresent(e ->
          byToken.replaceAll(
              (_, each) -> each == e ? new Enrolled(e.device(), e.enrolledAt(), at) : each));
      return good.isPresent();
    });
  }
}
