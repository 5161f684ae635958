package live.maguey.gate;

import java.time.Instant;
import java.util.Optional;

/// Enrolled gate devices. A token is kept as its SHA-256 only.
public interface Devices {
  /// The device of a token, unless it was revoked.
  Optional<Device> byToken(String token);

  /// Enrols a device with this token; one with that id stays as it is.
  void enrol(Device device, String token, Instant at);
}
