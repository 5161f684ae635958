package live.maguey.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryWorld;

/// Enrolment codes in memory.
public final class InMemoryEnrolments implements Enrolments {
  private final InMemoryWorld world;
  private final Devices devices;
  private final SequencedMap<String, Offer> byHash;

  public InMemoryEnrolments(InMemoryWorld world, Devices devices) {
    this.world = world;
    this.devices = devices;
    this.byHash = world.table();
  }

  @Override
  public void offer(EnrolmentCode code, Device device, Instant at, Instant until) {
    world.execute(() -> byHash.put(code.hash(), new Offer(device, until, null)));
  }

  @Override
  public Optional<Device> take(EnrolmentCode code, DeviceKey key, Instant at) {
    return world.locked(() -> {
      Optional<Offer> good =
          find(code).filter(offer -> offer.takenAt() == null && at.isBefore(offer.until()));
      good.ifPresent(offer -> {
        byHash.put(code.hash(), new Offer(offer.device(), offer.until(), at));
        devices.enrol(offer.device(), key, at);
      });
      return good.map(Offer::device);
    });
  }

  @Override
  public Optional<Offer> find(EnrolmentCode code) {
    return world.locked(() -> Optional.ofNullable(byHash.get(code.hash())));
  }
}
