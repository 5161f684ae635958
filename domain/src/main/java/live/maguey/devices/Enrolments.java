package live.maguey.devices;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The codes that make phones gates. A code is kept as its SHA-256 only.
public interface Enrolments {
  /// @param device what the phone becomes that comes with the code before `until`
  void offer(EnrolmentCode code, Device device, Instant at, Instant until);

  /// Burns the code and makes its device a gate with this key, both or nothing: of several phones
  /// that come with one code at once, one gets in.
  ///
  /// @return the device; empty for a code that is unknown, burned, or expired at this time
  Optional<Device> take(EnrolmentCode code, DeviceKey key, Instant at);

  Optional<Offer> find(EnrolmentCode code);

  /// @param until the code is good before then; @param takenAt null while nobody came with it
  record Offer(Device device, Instant until, @Nullable Instant takenAt) {}
}
