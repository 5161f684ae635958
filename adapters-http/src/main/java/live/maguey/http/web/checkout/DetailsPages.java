package live.maguey.http.web.checkout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.shop.Bill;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.http.web.shop.VenueRoutes;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The page that asks for the buyer's details and shows the current price.
public final class DetailsPages {
  private final SalesRules rules;
  private final Venue venue;
  private final InstantSource clock;
  private final Pages pages;
  private final PosterPrints prints;

  public DetailsPages(
      SalesRules rules, Venue venue, InstantSource clock, Pages pages, PosterPrints prints) {
    this.rules = rules;
    this.venue = venue;
    this.clock = clock;
    this.pages = pages;
    this.prints = prints;
  }

  /// Whether the choice is available as it is, or what stands in the way.
  enum Obstacle {
    NONE,
    NOTHING_CHOSEN,
    TOO_MANY,
    GONE,
    NOT_YET,
    CLOSED
  }

  /// @param held what the browser holds of this event, which goes back in the same act
  Obstacle obstacle(Event event, Choice choice, Choice held) {
    if (choice.tiers(event).isEmpty()) {
      return Obstacle.NOTHING_CHOSEN;
    }
    Instant now = clock.instant();
    for (Tier tier : choice.tiers(event)) {
      Availability availability = event.availability(tier, now);
      Obstacle found =
          switch (availability) {
            case NOT_YET -> Obstacle.NOT_YET;
            case CLOSED, CANCELLED -> Obstacle.CLOSED;
            case ON_HOLD, SOLD_OUT, ON_SALE, FEW_LEFT ->
                choice.of(tier) > tier.left() + held.of(tier)
                    ? Obstacle.GONE
                    : choice.of(tier) > tier.perOrder() ? Obstacle.TOO_MANY : Obstacle.NONE;
          };
      if (found != Obstacle.NONE) {
        return found;
      }
    }
    return Obstacle.NONE;
  }

  /// @param choice without an [#obstacle]
  DetailsPage form(
      Event event,
      Words words,
      Choice choice,
      DetailsPage.Typed typed,
      List<DetailsPage.Mistake> mistakes,
      @Nullable Notice notice) {
    Map<Tier, PricePhase> phases = phases(event, choice);
    Money zero = Money.zero(venue.currency());
    Money total = choice.sum(phases, PricePhase::price).orElse(zero);
    Money fee = choice.sum(phases, PricePhase::fee).orElse(zero);
    PosterView poster = prints.view(event);
    Times times = pages.times(words);
    String url = EventPages.url(event);
    return new DetailsPage(
        pages.frame(
            words, words.get("details.title"), choice.on(url + "/details", event), poster, false),
        new Bill(
            poster,
            event.title(words.language()),
            times.nightAndDoors(event),
            choice.places(),
            choice.text(event, words.language()),
            EventPages.price(total, words)),
        choice.on(url, event),
        new DetailsPage.Chosen(
            event.slug().toString(),
            choice.tiers(event).stream()
                .map(tier -> new DetailsPage.Quantity(tier.id().toString(), choice.of(tier)))
                .toList(),
            total.minor(),
            fee.isZero()
                ? words.get("details.no-fee")
                : words.get("details.fee", MoneyText.of(fee))),
        new DetailsPage.Conditions(
            Math.toIntExact(rules.holdTime().toMinutes()),
            event.minimumAge(),
            rules.termsVersion(),
            VenueRoutes.TERMS),
        typed,
        mistakes,
        notice);
  }

  private Map<Tier, PricePhase> phases(Event event, Choice choice) {
    Map<Tier, PricePhase> phases = new LinkedHashMap<>();
    for (Tier tier : choice.tiers(event)) {
      Optional<PricePhase> phase = tier.phaseAt(clock.instant());
      phase.ifPresent(now -> phases.put(tier, now));
    }
    return phases;
  }
}
