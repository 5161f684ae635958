package live.maguey.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Enrolled gate devices. A token is kept as its SHA-256 only.
public interface Devices {
  /// The device of a token, a revoked one too; the caller checks what it may do.
  Optional<Enrolled> byToken(String token);

  Optional<Enrolled> find(DeviceId id);

  /// The latest enrolled first, revoked ones too.
  List<Enrolled> list();

  /// Enrolls a device with this token; one with that id, or that token, stays as it is.
  void enrol(Device device, String token, Instant at);

  /// Revokes the device from now on. A revoked one keeps its time.
  ///
  /// @return whether this call did it; false for one that is revoked already or is not there
  boolean revoke(DeviceId id, Instant at);

  /// @param revokedAt null while it is good
  record Enrolled(Device device, Instant enrolledAt, @Nullable Instant revokedAt) {
    public boolean isRevoked() {
      return revokedAt != null;
    }
  }
}
