package live.maguey.http.gate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// What a device says of itself, as a database can keep it.
final class DeviceFields {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private DeviceFields() {}

  /// An id in its full form.
  static UUID id(String field, String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest(field, "is not an id");
    }
    throw new InvalidRequest(field, "is not an id");
  }

  static Instant time(String field, String text) {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException malformed) {
      throw new InvalidRequest(field, "is not a time");
    }
    throw new InvalidRequest(field, "is not a time of our age");
  }
}
