package live.maguey.events;

/// Whether a tier can be bought now; `FEW_LEFT` is on sale with 15 places or fewer; `ON_HOLD` has
/// none left, and some of its places may come back, since other buyers are still paying for them.
public enum Availability {
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

  /// Whether it is on sale, but none is left now.
  public boolean isTaken() {
    return this == ON_HOLD || this == SOLD_OUT;
  }
}
