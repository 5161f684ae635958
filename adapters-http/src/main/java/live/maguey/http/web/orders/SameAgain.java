package live.maguey.http.web.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.http.web.shop.Choice;
import live.maguey.http.web.shop.EventPages;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Money;
import live.maguey.words.Words;

/// Whether the same choice can be bought again after its hold ran out.
final class SameAgain {
  private final Order.Expired order;
  private final Event event;
  private final Instant now;
  private final Words words;

  SameAgain(Order.Expired order, Event event, Instant now, Words words) {
    this.order = order;
    this.event = event;
    this.now = now;
    this.words = words;
  }

  /// @param minutes how long the tickets had been kept
  OrderView view(int minutes) {
    Choice choice = Choice.of(order);
    String eventUrl = EventPages.url(event);
    List<String> left = new ArrayList<>();
    boolean sold = false;
    boolean moved = false;
    for (OrderLine line : order.details().lines()) {
      if (line.item() instanceof Item.Table) {
        // Whether it is free, the form knows: it leads to the plan where somebody was faster.
        sold |= !event.availabilityOfTables(now).isOpen();
        continue;
      }
      Optional<Tier> tier = tier(line).filter(this::isOpen);
      sold |= tier.filter(t -> t.left() >= line.quantity()).isEmpty();
      moved |= tier.flatMap(this::price).filter(line.price().each()::equals).isEmpty();
      tier.ifPresent(t ->
          left.add(
              words.get(
                  "order.left", t.left(), event.tierName(t.name(), words.language()).text())));
    }
    boolean again = !sold && !moved;
    return new OrderView.Expired(
        minutes,
        again ? String.join(", ", left) : changed(sold, left),
        again ? choice.on(eventUrl + "/details", event) : null,
        choice.places(),
        eventUrl);
  }

  private Optional<Tier> tier(OrderLine line) {
    return switch (line.item()) {
      case Item.Places places -> event.tier(places.tier());
      case Item.Table _ -> Optional.empty();
    };
  }

  private boolean isOpen(Tier tier) {
    return event.availability(tier, now).isOpen();
  }

  private Optional<Money> price(Tier tier) {
    return tier.phaseAt(now).map(PricePhase::price);
  }

  /// Why the same choice is no longer available.
  private String changed(boolean sold, List<String> left) {
    if (event.tiers().stream().allMatch(this::isOver)) {
      return words.get("event.closed");
    }
    if (left.isEmpty()) {
      return words.get("order.expired.gone");
    }
    return words.get(sold ? "order.expired.fewer" : "order.expired.moved", String.join(", ", left));
  }

  private boolean isOver(Tier tier) {
    return switch (event.availability(tier, now)) {
      case CLOSED, CANCELLED -> true;
      case ON_SALE, FEW_LEFT, NOT_YET, ON_HOLD, SOLD_OUT -> false;
    };
  }
}
