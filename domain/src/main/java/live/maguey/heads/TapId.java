package live.maguey.heads;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one tap (made by the device).
public record TapId(UUID value) {
  public static TapId parse(String text) {
    try {
      return new TapId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("tap", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
