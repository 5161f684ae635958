package live.maguey.events;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one tier (UUIDv7, made by the caller).
public record TierId(UUID value) {
  public static TierId parse(String text) {
    try {
      return new TierId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("tier", "is not an id");
    }
  }

  /// The row that its places stand on.
  public InventoryId inventory() {
    return new InventoryId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
