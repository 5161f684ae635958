package live.maguey.http.gate;

import java.time.Instant;
import live.maguey.devices.Device;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.ScanId;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/gate/scans`.
///
/// @param scanId created by the device, once per scan; repeating the scan repeats the answer,
///   another code, input or device with the same id is a conflict
/// @param code what was read, unchanged, or what somebody typed: a ticket's number or a code
/// @param input `read` by a camera or a scanner, or `typed` by a person
/// @param at when, by the device's clock
/// @param evenIfFull whether a person answers for one more than the law allows; null as false
record ScanJson(
    String scanId, CodeText code, String input, String at, @Nullable Boolean evenIfFull) {
  AdmitGuest.Request by(Device device) {
    return new AdmitGuest.Request(
        scan(), device, code.toString(), how(), time(), Boolean.TRUE.equals(evenIfFull));
  }

  private ScanId scan() {
    return new ScanId(DeviceFields.id("scanId", scanId));
  }

  private AdmitGuest.Input how() {
    return switch (input) {
      case "read" -> AdmitGuest.Input.READ;
      case "typed" -> AdmitGuest.Input.TYPED;
      default -> throw new InvalidRequest("input", "is neither read nor typed");
    };
  }

  private Instant time() {
    return DeviceFields.time("at", at);
  }
}
