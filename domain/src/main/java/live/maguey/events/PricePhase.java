package live.maguey.events;

import java.time.Instant;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
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
  public PricePhase {
    Money least = Money.of(ChargeCurrency.least(price.currency()), price.currency());
    if (price.minor() < 0 || (price.minor() > 0 && price.compareTo(least) < 0)) {
      throw new IllegalArgumentException(
          "a price is free or at least " + MoneyText.of(least) + ": " + MoneyText.of(price));
    }
    int step = ChargeCurrency.step(price.currency());
    if (price.minor() % step != 0) {
      throw new IllegalArgumentException(
          "a price in "
              + price.currency()
              + " goes by "
              + MoneyText.of(Money.of(step, price.currency()))
              + ": "
              + MoneyText.of(price));
    }
    if (fee.minor() < 0 || fee.compareTo(price) > 0) {
      throw new IllegalArgumentException("a fee is a part of its price: " + fee + " of " + price);
    }
  }

  boolean standsAt(Instant now, int taken) {
    return (until == null || now.isBefore(until)) && (untilTaken == null || taken < untilTaken);
  }
}
