package live.maguey.orders;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one buyer (UUIDv7, made by the caller).
public record BuyerId(UUID value) {
  public static BuyerId parse(String text) {
    try {
      return new BuyerId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("buyer", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
