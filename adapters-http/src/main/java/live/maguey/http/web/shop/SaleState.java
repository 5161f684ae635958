package live.maguey.http.web.shop;

/// Whether an event or a tier can be bought, as pages show it.
public enum SaleState {
  ON_SALE,
  FEW_LEFT,
  NOT_YET,
  CLOSED,
  ON_HOLD,
  SOLD_OUT,
  CANCELLED;

  public boolean isOpen() {
    return this == ON_SALE || this == FEW_LEFT;
  }

  /// Whether the poster goes gray and takes a plate.
  public boolean isSpent() {
    return this == ON_HOLD || this == SOLD_OUT || this == CANCELLED;
  }

  /// The CSS class, in lower case.
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
