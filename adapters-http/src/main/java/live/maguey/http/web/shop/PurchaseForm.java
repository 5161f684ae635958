package live.maguey.http.web.shop;

import java.time.Instant;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.http.web.Times;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

/// The form that chooses an event's tickets, as they can be bought now.
final class PurchaseForm {
  private final Event event;
  private final Choice choice;
  private final int perGuest;
  private final Times times;
  private final Words words;
  private final Instant now;

  /// @param choice what is chosen already
  /// @param perGuest how many places one guest may have of this event
  PurchaseForm(Event event, Choice choice, int perGuest, Times times, Words words, Instant now) {
    this.event = event;
    this.choice = choice;
    this.perGuest = perGuest;
    this.times = times;
    this.words = words;
    this.now = now;
  }

  /// @param currency ISO code
  EventPage.Purchase in(String currency) {
    return new EventPage.Purchase(
        EventPages.url(event) + "/details",
        event.hasTables() ? EventPages.url(event) + "/tables" : null,
        currency,
        event.tiers().stream().map(this::row).toList(),
        perGuest,
        event.sale().perCustomer() == null ? "" : words.get("event.per-guest", perGuest),
        words.get("event.policy"));
  }

  private EventPage.TierRow row(Tier tier) {
    SaleState state = SaleState.of(event.availability(tier, now));
    return new EventPage.TierRow(
        tier.id().toString(),
        event.tierName(tier.name(), words.language()),
        event.tierNote(tier.name(), tier.note(), words.language()),
        tier.accessible() ? words.get("event.accessible") : "",
        price(tier.phaseAt(now).orElse(tier.phases().getLast())),
        stepper(tier, state),
        state,
        stateLine(tier, state));
  }

  private EventPage.Price price(PricePhase phase) {
    return new EventPage.Price(
        EventPages.price(phase.price(), words),
        feeLine(phase),
        phase.price().minor(),
        phase.fee().minor());
  }

  private String feeLine(PricePhase phase) {
    if (phase.price().isZero()) {
      return "";
    }
    return phase.fee().isZero()
        ? words.get("event.no-fee")
        : words.get("event.fee-inside", MoneyText.of(phase.fee()));
  }

  private EventPage.Stepper stepper(Tier tier, SaleState state) {
    int maximum = state.isOpen() ? Math.min(perGuest, Math.min(tier.perOrder(), tier.left())) : 0;
    return new EventPage.Stepper(Math.min(choice.of(tier), maximum), maximum);
  }

  private String stateLine(Tier tier, SaleState state) {
    return switch (state) {
      case ON_SALE, CANCELLED -> "";
      case FEW_LEFT -> words.get("state.left", tier.left());
      case NOT_YET ->
          words.get("event.tier-from", times.dateAndHour(tier.window().opens(event.sale())));
      case CLOSED -> words.get("state.closed");
      case ON_HOLD -> words.get("state.on-hold");
      case SOLD_OUT -> words.get("state.sold-out");
    };
  }
}
