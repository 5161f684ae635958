package live.maguey.catalog;

/// Whether a tier can be bought now; `FEW_LEFT` is on sale with 15 places or fewer.
public enum Availability {
  ON_SALE,
  FEW_LEFT,
  NOT_YET,
  CLOSED,
  SOLD_OUT,
  CANCELLED;

  public boolean isOpen() {
    return this == ON_SALE || this == FEW_LEFT;
  }
}
