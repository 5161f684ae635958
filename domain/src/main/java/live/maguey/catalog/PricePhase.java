package live.maguey.catalog;

import java.time.Instant;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What a place costs for a while. Phases are tried in order; the first that still stands applies.
///
/// @param price all-in, taxes and fee included: what the buyer pays for one place
/// @param fee the part of `price` that is the venue's fee
/// @param until exclusive, null for open end
/// @param untilTaken stands while fewer than this many of the tier's places are taken, null for no
///   such bound
public record PricePhase(
    String name, Money price, Money fee, @Nullable Instant until, @Nullable Integer untilTaken) {
  /// Stripe refuses a charge under 50 cents; free is a price.
  private static final long LEAST_CHARGE = 50;

  public PricePhase {
    if (price.minor() < 0 || (price.minor() > 0 && price.minor() < LEAST_CHARGE)) {
      throw new IllegalArgumentException("a price is free or at least 50 minor units: " + price);
    }
    if (fee.minor() < 0 || fee.compareTo(price) > 0) {
      throw new IllegalArgumentException("a fee is a part of its price: " + fee + " of " + price);
    }
  }

  boolean standsAt(Instant now, int taken) {
    return (until == null || now.isBefore(until)) && (untilTaken == null || taken < untilTaken);
  }
}
