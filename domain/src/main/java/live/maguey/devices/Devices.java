package live.maguey.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Enrolled gate devices, each with the public key that proves it.
public interface Devices {
  /// With its key, a revoked one too; the caller checks what it may do. Empty for one of before
  /// devices had keys.
  Optional<Known> known(DeviceId id);

  Optional<Enrolled> find(DeviceId id);

  /// The latest enrolled first, revoked ones too.
  List<Enrolled> list();

  /// Enrolls a device with this key; one with that id stays as it is.
  void enrol(Device device, DeviceKey key, Instant at);

  /// Revokes the device from now on. A revoked one keeps its time.
  ///
  /// @return whether this call did it; false for one that is revoked already or is not there
  boolean revoke(DeviceId id, Instant at);

  record Known(Enrolled enrolled, DeviceKey key) {}

  /// @param revokedAt null while it is good
  record Enrolled(Device device, Instant enrolledAt, @Nullable Instant revokedAt) {
    public boolean isRevoked() {
      return revokedAt != null;
    }
  }
}
