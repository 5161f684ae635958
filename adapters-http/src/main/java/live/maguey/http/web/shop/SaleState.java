package live.maguey.http.web.shop;

import java.util.Locale;
import live.maguey.events.Availability;

/// Whether an event or a tier can be bought, as pages show it.
public enum SaleState {
  ON_SALE,
  FEW_LEFT,
  NOT_YET,
  CLOSED,
  ON_HOLD,
  SOLD_OUT,
  CANCELLED;

  static SaleState of(Availability availability) {
    return switch (availability) {
      case ON_SALE -> ON_SALE;
      case FEW_LEFT -> FEW_LEFT;
      case NOT_YET -> NOT_YET;
      case CLOSED -> CLOSED;
      case ON_HOLD -> ON_HOLD;
      case SOLD_OUT -> SOLD_OUT;
      case CANCELLED -> CANCELLED;
    };
  }

  public boolean isOpen() {
    return this == ON_SALE || this == FEW_LEFT;
  }

  /// Whether the poster goes gray and takes a plate.
  public boolean isSpent() {
    return this == ON_HOLD || this == SOLD_OUT || this == CANCELLED;
  }

  /// The CSS class, in lower case.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
