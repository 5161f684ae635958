package live.maguey.persistence.orders;

import java.util.UUID;
import live.maguey.events.InventoryId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.persistence.Columns;

/// What the function says about one hold, in the words of the domain.
final class HoldVerdict {
  private HoldVerdict() {}

  /// The first that stands against it, in the order that [live.maguey.orders.Orders#hold] promises.
  static HoldOutcome obstacle(Hold hold, Columns c) {
    UUID keyOrder = c.idOrNull("key_order");
    if (keyOrder != null && hold.key() != null) {
      return own(hold, seen(hold.key(), keyOrder, c.text("body_hash")));
    }
    UUID closed = c.idOrNull("closed_item");
    if (closed != null) {
      return new HoldOutcome.NotOnSale(new InventoryId(closed));
    }
    UUID ofBrowser = c.idOrNull("browser_order");
    if (ofBrowser != null) {
      return own(
          hold, new HoldOutcome.BrowserHolds(new OrderId(ofBrowser), c.instant("browser_until")));
    }
    return HoldRequest.isOfTheShop(hold) ? limit(hold, c) : new HoldOutcome.ReferenceTaken();
  }

  private static HoldOutcome limit(Hold hold, Columns c) {
    long has = c.longer("of_browser");
    int most = hold.limits().perCustomer();
    int wanted =
        OrderLine.places(hold.order().details().lines()).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    if (has + wanted > most) {
      return new HoldOutcome.CustomerFull(most, Math.toIntExact(has));
    }
    if (c.longer("of_address") + wanted > most) {
      return new HoldOutcome.AddressFull(most);
    }
    int limit = hold.limits().perNetwork();
    return c.longer("of_network") >= limit
        ? new HoldOutcome.NetworkHolds(limit)
        : new HoldOutcome.ReferenceTaken();
  }

  static HoldOutcome seen(IdempotencyKey key, UUID order, String bodyHash) {
    return bodyHash.equals(key.bodyHash())
        ? new HoldOutcome.Repeated(new OrderId(order))
        : new HoldOutcome.KeyConflict();
  }

  static HoldOutcome refusal(Hold hold, Columns c) {
    InventoryId item = new InventoryId(c.id("short_item"));
    int left = c.integer("left");
    int wanted =
        hold.order().details().lines().stream()
            .filter(l -> l.item().inventory().equals(item))
            .mapToInt(OrderLine::quantity)
            .sum();
    return wanted > left
        ? new HoldOutcome.SoldOut(item, wanted, left)
        : new HoldOutcome.Repriced(item);
  }

  /// An order that stands in its own way was stored by an earlier try, whose answer was lost.
  private static HoldOutcome own(Hold hold, HoldOutcome outcome) {
    OrderId id = hold.order().id();
    return switch (outcome) {
      case HoldOutcome.Repeated(OrderId order) when order.equals(id) -> new HoldOutcome.Taken();
      case HoldOutcome.BrowserHolds(OrderId order, var _) when order.equals(id) ->
          new HoldOutcome.Taken();
      default -> outcome;
    };
  }
}
