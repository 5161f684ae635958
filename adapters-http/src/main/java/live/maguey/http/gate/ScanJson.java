package live.maguey.http.gate;

import java.time.DateTimeException;
import java.time.Instant;
import live.maguey.devices.Device;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.ScanId;
import live.maguey.shared.InvalidRequest;

/// The body of `POST /api/gate/scans`.
///
/// @param scanId created by the device, once per scan; repeating the scan repeats the answer,
///   another code, input or device with the same id is a conflict
/// @param code what was read, unchanged, or what somebody typed: a ticket's number or a code
/// @param input `read` by a camera or a scanner, or `typed` by a person
/// @param at when, by the device's clock
record ScanJson(String scanId, CodeText code, String input, String at) {
  /// What a clock may say and a database can keep.
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  AdmitGuest.Request by(Device device) {
    return new AdmitGuest.Request(scan(), device, code.toString(), how(), time());
  }

  private ScanId scan() {
    try {
      ScanId scan = ScanId.parse(scanId);
      if (scan.toString().equalsIgnoreCase(scanId)) {
        return scan;
      }
    } catch (InvalidRequest named) {
      throw new InvalidRequest("scanId", named.reason());
    }
    throw new InvalidRequest("scanId", "is not an id");
  }

  private AdmitGuest.Input how() {
    return switch (input) {
      case "read" -> AdmitGuest.Input.READ;
      case "typed" -> AdmitGuest.Input.TYPED;
      default -> throw new InvalidRequest("input", "is neither read nor typed");
    };
  }

  private Instant time() {
    try {
      Instant time = Instant.parse(at);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException malformed) {
      throw new InvalidRequest("at", "is not a time");
    }
    throw new InvalidRequest("at", "is not a time of our age");
  }
}
