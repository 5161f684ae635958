package live.maguey.events;

import java.util.UUID;

/// Identity of one row of inventory: what is held, released and taken again. A tier or a table has
/// the id of the row that it stands on.
public record InventoryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
