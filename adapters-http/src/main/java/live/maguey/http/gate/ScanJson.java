package live.maguey.http.gate;

import java.time.DateTimeException;
import java.time.Instant;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.Device;
import live.maguey.gate.ScanId;
import live.maguey.shared.InvalidRequest;

/// The body of `POST /api/gate/scans`.
///
/// @param scanId made by the device, once per scan; repeating it repeats the answer
/// @param code what the camera read, or a ticket's number as somebody typed it
/// @param at when, by the device's clock
record ScanJson(String scanId, CodeText code, String at) {
  /// What a clock may say and a database can keep.
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  AdmitGuest.Request by(Device device) {
    return new AdmitGuest.Request(scan(), device, code.toString(), time());
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
