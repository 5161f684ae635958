package live.maguey.webhooks;

import java.time.Instant;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// What Stripe still knows of an order: our own words, proved by our seal, and its buyer as Stripe
/// met them.
///
/// @param items of the whole order, in its order
/// @param name as on the card, empty where Stripe was told none
/// @param at when the payment page was opened
public record LostOrder(
    OrderId order,
    EventId event,
    List<Item> items,
    EmailAddress email,
    String name,
    Language language,
    Instant at) {
  /// @param unit all-in
  public record Item(InventoryId item, int units, Money unit) {}

  public LostOrder {
    items = List.copyOf(items);
  }
}
