package live.maguey.devices;

/// Whom a device lets in: some venues have a door of their own for tables.
public enum Entrance {
  ALL,
  /// Guests without a seat at a table.
  GENERAL,
  /// The guests of tables.
  VIP;

  /// @param atTable whether the guest has a seat at a table
  public boolean isFor(boolean atTable) {
    return switch (this) {
      case ALL -> true;
      case GENERAL -> !atTable;
      case VIP -> atTable;
    };
  }
}
