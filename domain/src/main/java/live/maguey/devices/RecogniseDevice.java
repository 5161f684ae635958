package live.maguey.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which gate a request says that it comes from, and the key that its signature has to fit. A
/// device is looked up again after a second: one that is revoked is refused within that second, by
/// every node.
public final class RecogniseDevice {
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final Devices devices;
  private final InstantSource clock;

  /// Good ones only, so that guessed ids take no memory.
  private final Map<DeviceId, Seen> seen = new ConcurrentHashMap<>();

  /// @param at when it was looked up
  private record Seen(Outcome.Recognised outcome, Instant at) {}

  public RecogniseDevice(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Recognised(Device device, DeviceKey key) implements Outcome {}

    /// It was a gate; the operator revoked it. Who asks has not proved yet to be it.
    record Revoked(Device device) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome by(DeviceId id) {
    Instant now = clock.instant();
    Seen last = seen.get(id);
    if (last != null && Duration.between(last.at, now).abs().compareTo(REMEMBERED) < 0) {
      return last.outcome;
    }
    Outcome outcome =
        devices.known(id).map(RecogniseDevice::outcome).orElseGet(Outcome.Unknown::new);
    if (outcome instanceof Outcome.Recognised good) {
      seen.put(id, new Seen(good, now));
    } else {
      seen.remove(id);
    }
    return outcome;
  }

  private static Outcome outcome(Devices.Known known) {
    Device device = known.enrolled().device();
    return known.enrolled().isRevoked()
        ? new Outcome.Revoked(device)
        : new Outcome.Recognised(device, known.key());
  }
}
