package live.maguey.events;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;

/// Identity of one table of one event (UUIDv7, made by the caller).
public record TableId(UUID value) {
  /// @throws InvalidRequest when it is no id
  public static TableId parse(String text) {
    try {
      return new TableId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("table", "is not an id");
    }
  }

  /// The row that it stands on.
  public InventoryId inventory() {
    return new InventoryId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }

  /// What people call a table by its label: `Table 12`, `Mesa 12`.
  ///
  /// @param label as it stands on the plan
  public static String name(String label, Language language) {
    return (language == Language.ES ? "Mesa " : "Table ") + label;
  }
}
