package live.maguey.devices;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one gate device (UUIDv7, made by the caller).
public record DeviceId(UUID value) {
  public static DeviceId parse(String text) {
    try {
      return new DeviceId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("device", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
