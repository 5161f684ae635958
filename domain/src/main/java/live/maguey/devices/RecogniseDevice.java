package live.maguey.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which gate a token belongs to. A device is looked up again after a second: one that is revoked
/// is refused within that second, by every node.
public final class RecogniseDevice {
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final Devices devices;
  private final InstantSource clock;

  /// Good ones only, so that guessed tokens take no memory.
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /// @param at when it was looked up
  private record Seen(Device device, Instant at) {}

  public RecogniseDevice(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Recognised(Device device) implements Outcome {}

    /// It was a gate; the operator revoked it.
    record Revoked(Device device) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome by(String token) {
    Instant now = clock.instant();
    Seen last = seen.get(token);
    if (last != null && Duration.between(last.at, now).abs().compareTo(REMEMBERED) < 0) {
      return new Outcome.Recognised(last.device);
    }
    Outcome outcome =
        devices
            .byToken(token)
            .<Outcome>map(it ->
                it.isRevoked()
                    ? new Outcome.Revoked(it.device())
                    : new Outcome.Recognised(it.device()))
            .orElseGet(Outcome.Unknown::new);
    if (outcome instanceof Outcome.Recognised(Device device)) {
      seen.put(token, new Seen(device, now));
    } else {
      seen.remove(token);
    }
    return outcome;
  }
}
