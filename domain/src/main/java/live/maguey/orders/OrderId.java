package live.maguey.orders;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one order (UUIDv7, made by the caller).
public record OrderId(UUID value) {
  public static OrderId parse(String text) {
    try {
      return new OrderId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("order", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
