package live.maguey.orders;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Money;
import live.maguey.tables.Table;

/// What the venue offers of an event at one instant, by its rules of sale: whether a choice can be
/// had, and at what price.
final class Offer {
  private final SalesRules rules;

  Offer(SalesRules rules) {
    this.rules = rules;
  }

  /// Why the request is refused before anything is held; empty when nothing stands against it.
  Optional<PlaceOrder.Outcome> refusal(PlaceOrder.Request request, OnOffer onOffer, Instant now) {
    Event event = onOffer.event();
    PlaceOrder.Consent consent = request.consent();
    if (!consent.terms().equals(rules.termsVersion())) {
      return Optional.of(new PlaceOrder.Outcome.TermsNotAccepted(rules.termsVersion()));
    }
    if (event.minimumAge() > 0 && !consent.ageConfirmed()) {
      return Optional.of(new PlaceOrder.Outcome.AgeNotConfirmed(event.minimumAge()));
    }
    PlaceOrder.Choice choice = request.choice();
    for (TierId id : choice.quantities().keySet()) {
      if (event.tier(id).isEmpty()) {
        return Optional.of(new PlaceOrder.Outcome.TierNotFound(id));
      }
    }
    return event.tiers().stream()
        .filter(tier -> choice.quantity(tier.id()) > 0)
        .flatMap(tier -> refusal(tier, request, event, now).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(choice.table()).flatMap(id -> onOffer.refusal(id, now)));
  }

  private static Optional<PlaceOrder.Outcome> refusal(
      Tier tier, PlaceOrder.Request request, Event event, Instant now) {
    int quantity = request.choice().quantity(tier.id());
    if (quantity > tier.perOrder()) {
      return Optional.of(new PlaceOrder.Outcome.TooMany(tier, quantity, tier.perOrder()));
    }
    Availability availability = event.availability(tier, now);
    if (!availability.isOpen() && !availability.isTaken()) {
      return Optional.of(new PlaceOrder.Outcome.NotOnSale(tier, availability));
    }
    // What the browser releases may be among the places: then the hold itself decides.
    if (tier.left() < quantity && !request.instead()) {
      return Optional.of(new PlaceOrder.Outcome.SoldOut(tier, quantity, tier.left()));
    }
    return Optional.empty();
  }

  /// @throws java.util.NoSuchElementException when a chosen tier has no price at this instant
  Quote quote(PlaceOrder.Choice choice, OnOffer onOffer, Instant at) {
    Optional<Table> table = Optional.ofNullable(choice.table()).flatMap(onOffer::table);
    return Quote.of(onOffer.event(), choice.quantities(), table, rules.taxRate(), at);
  }

  /// What the buyer reads before anything is held at this total: another price than was seen, or
  /// more than can be charged at once. No tier and no table alone is as dear as that.
  static Optional<PlaceOrder.Outcome> objection(PlaceOrder.Choice choice, Money total) {
    Money seen = Money.of(choice.totalSeen(), total.currency());
    if (!total.equals(seen)) {
      return Optional.of(new PlaceOrder.Outcome.PriceChanged(seen, total));
    }
    Money most = Money.of(ChargeCurrency.most(total.currency()), total.currency());
    return total.compareTo(most) > 0
        ? Optional.of(new PlaceOrder.Outcome.TooMuch(total, most))
        : Optional.empty();
  }

  Hold.Limits limits(Event event) {
    return new Hold.Limits(
        rules.holdsPerNetwork(),
        event.sale().placesPerCustomer(rules.placesPerCustomer()),
        rules.holdTime());
  }

  /// The price changed between page and hold: what the same choice costs now.
  PlaceOrder.Outcome repriced(PlaceOrder.Choice choice, OnOffer onOffer, Instant now) {
    Optional<Tier> unpriced =
        choice.quantities().keySet().stream()
            .map(id -> onOffer.event().tier(id).orElseThrow())
            .filter(tier -> tier.phaseAt(now).isEmpty())
            .findFirst();
    if (unpriced.isPresent()) {
      return onOffer.notOnSale(unpriced.get(), now);
    }
    Money total = quote(choice, onOffer, now).total();
    return new PlaceOrder.Outcome.PriceChanged(
        Money.of(choice.totalSeen(), total.currency()), total);
  }
}
