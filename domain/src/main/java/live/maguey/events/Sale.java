package live.maguey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an event is sold, and how much of it to one customer.
///
/// @param opens inclusive
/// @param closes exclusive, and never after the event's end
/// @param perCustomer places of it that one mail address or browser may have, 1 or more; null: the
///   venue's usual number; its tables do not count
/// @param tableSeats people that its tables seat, 0 when it has no tables
public record Sale(Instant opens, Instant closes, @Nullable Integer perCustomer, int tableSeats) {
  public Sale {
    if (tableSeats < 0) {
      throw new IllegalArgumentException(tableSeats + " seats");
    }
    if (perCustomer != null && perCustomer < 1) {
      throw new IllegalArgumentException("nobody may have a place");
    }
  }

  /// Without tables.
  public Sale(Instant opens, Instant closes, @Nullable Integer perCustomer) {
    this(opens, closes, perCustomer, 0);
  }

  /// How many places one customer may have, free ones too.
  ///
  /// @param usual where the event does not say
  public int placesPerCustomer(int usual) {
    return perCustomer == null ? usual : perCustomer;
  }
}
