package live.maguey.gate;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one scan (UUIDv7, made by the caller).
public record ScanId(UUID value) {
  public static ScanId parse(String text) {
    try {
      return new ScanId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("scan", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
