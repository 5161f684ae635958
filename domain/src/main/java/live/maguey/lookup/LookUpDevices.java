package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Devices;
import live.maguey.shared.Span;

/// Looks up the phones at the gates.
public final class LookUpDevices {
  private final Devices devices;

  public LookUpDevices(Devices devices) {
    this.devices = devices;
  }

  public Optional<Devices.Enrolled> find(DeviceId id) {
    return devices.find(id);
  }

  /// The latest enrolled first.
  ///
  /// @param revokedToo whether to list those that no longer scan
  public List<Devices.Enrolled> list(boolean revokedToo, Span enrolled) {
    return devices.list().stream()
        .filter(device -> revokedToo || !device.isRevoked())
        .filter(device -> enrolled.has(device.enrolledAt()))
        .toList();
  }
}
