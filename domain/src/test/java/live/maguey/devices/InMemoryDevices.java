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
  private final SequencedMap<DeviceId, Known> byId;

  public InMemoryDevices(InMemoryWorld world) {
    this.world = world;
    this.byId = world.table();
  }

  @Override
  public Optional<Known> known(DeviceId id) {
    return world.locked(() -> Optional.ofNullable(byId.get(id)));
  }

  @Override
  public Optional<Enrolled> find(DeviceId id) {
    return known(id).map(Known::enrolled);
  }

  @Override
  public List<Enrolled> list() {
    return world.locked(() ->
        byId.values().stream()
            .map(Known::enrolled)
            .sorted(
                Comparator.comparing(Enrolled::enrolledAt)
                    .thenComparing(e -> e.device().id().toString())
                    .reversed())
            .toList());
  }

  @Override
  public void enrol(Device device, DeviceKey key, Instant at) {
    world.execute(
        () -> byId.putIfAbsent(device.id(), new Known(new Enrolled(device, at, null), key)));
  }

  @Override
  public boolean revoke(DeviceId id, Instant at) {
    return world.locked(() -> {
      Optional<Known> good = known(id).filter(each -> !each.enrolled().isRevoked());
      good.ifPresent(each -> {
        Enrolled was = each.enrolled();
        byId.put(id, new Known(new Enrolled(was.device(), was.enrolledAt(), at), each.key()));
      });
      return good.isPresent();
    });
  }
}
