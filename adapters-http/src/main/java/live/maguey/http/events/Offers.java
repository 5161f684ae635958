package live.maguey.http.events;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.shared.Money;

/// How an event as a whole can be bought, from what its tiers offer.
public final class Offers {
  /// From the best to the worst for a buyer; an event is as available as its best tier.
  private static final List<Availability> BEST_FIRST =
      List.of(
          Availability.ON_SALE,
          Availability.FEW_LEFT,
          Availability.NOT_YET,
          Availability.ON_HOLD,
          Availability.SOLD_OUT,
          Availability.CLOSED,
          Availability.CANCELLED);

  private Offers() {}

  public static Availability best(Event event, Instant now) {
    return event.tiers().stream()
        .map(tier -> event.availability(tier, now))
        .min(Comparator.comparing(BEST_FIRST::indexOf))
        .orElse(
            event.state() == Event.State.CANCELLED ? Availability.CANCELLED : Availability.CLOSED);
  }

  /// The lowest all-in price of a place that can be bought now.
  public static Optional<Money> lowest(Event event, Instant now) {
    return event.tiers().stream()
        .filter(tier -> event.availability(tier, now).isOpen())
        .flatMap(tier -> tier.phaseAt(now).stream())
        .map(PricePhase::price)
        .min(Comparator.naturalOrder());
  }
}
