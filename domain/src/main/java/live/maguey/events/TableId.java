package live.maguey.events;

import java.util.UUID;

/// Identity of one table of one event (UUIDv7, made by the caller).
public record TableId(UUID value) {
  /// The row that it stands on.
  public InventoryId inventory() {
    return new InventoryId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
