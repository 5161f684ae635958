package live.maguey.persistence.orders;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import live.maguey.events.InventoryId;
import live.maguey.orders.Channel;
import live.maguey.orders.Hold;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.Item;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.persistence.AddressKey;
import live.maguey.persistence.Params;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What one hold is for the function that decides it: the fields of `hold_request`.
final class HoldRequest {
  static final Duration KEYS_LIVE = Duration.ofHours(24);

  /// The buyer's own request opens the page; a worker only when that request has died.
  private static final Duration BUYER_OPENS_WITHIN = Duration.ofSeconds(5);

  /// A limit beyond this is not kept to the last hold, for the sake of those who share an address.
  private static final int EXACT_LIMIT = 64;

  private HoldRequest() {}

  /// One that is not of the shop needs only an event that stands.
  static boolean isOfTheShop(Hold hold) {
    return hold.order().details().channel() == Channel.WEB;
  }

  static String json(Hold hold) {
    OrderDetails order = hold.order().details();
    IdempotencyKey key = hold.key();
    OrderId replaces = hold.replaces();
    boolean bound = isOfTheShop(hold);
    Hold.Limits limits = hold.limits();
    Params fields = Params.of("id", order.id().value());
    if (order.hasDeposit()) {
      fields.and(
          "minimum_spends", column(order, l -> l.minimumSpend().map(Money::minor).orElse(null)));
    }
    return fields
        .and("reference", order.reference().value())
        .and("event", order.event().value())
        .and("channel", order.channel())
        .and("account", account(order.channel()))
        .and("buyer", order.buyer().value())
        .and("name", hold.buyer().name())
        .and("email", hold.buyer().email().value())
        .and("buyer_language", hold.buyer().language())
        .and("language", order.language())
        .and("total", order.total().minor())
        .and("currency", order.total().currency().getCurrencyCode())
        .and("now", hold.now())
        .and("until", hold.order().expiresAt())
        .and("business_date", order.businessDate())
        .and("link_version", order.linkVersion())
        .and("browser", hold.browser())
        .and("address_key", bound ? AddressKey.of(hold.buyer().email()) : null)
        .and("terms", hold.terms().version())
        .and("accepted", hold.terms().acceptedAt())
        .and("network", hold.terms().network())
        .and("network_limit", bound ? limits.perNetwork() : null)
        .and("network_exact", bound && limits.perNetwork() <= EXACT_LIMIT)
        .and("customer_limit", bound ? limits.perCustomer() : null)
        .and("agent", hold.terms().userAgent())
        .and("marketing", hold.terms().marketing())
        .and("request", hold.terms().requestId())
        .and("route", key == null ? null : key.route())
        .and("key", key == null ? null : key.value())
        .and("body_hash", key == null ? null : key.bodyHash())
        .and("forgotten", hold.now().minus(KEYS_LIVE))
        .and("worker_opens", hold.now().plus(BUYER_OPENS_WITHIN))
        .and("nos", column(order, OrderLine::no))
        .and("items", column(order, l -> l.item().inventory().value()))
        .and("kinds", column(order, l -> kind(l.item())))
        .and("names", column(order, l -> l.item().label()))
        .and("notes", column(order, l -> l.item().note()))
        .and("phases", column(order, l -> phase(l.item())))
        .and("quantities", column(order, OrderLine::quantity))
        .and("needed", needed(order))
        .and("admits", column(order, l -> l.item().admits()))
        .and("prices", column(order, l -> l.price().each().minor()))
        .and("fees", column(order, l -> l.price().fee().minor()))
        .and("taxes", column(order, l -> l.price().tax().minor()))
        .and("rates", column(order, l -> l.price().taxRate()))
        .and("phase_limits", hold.phaseLimits())
        .and("replaces", replaces == null ? null : replaces.value())
        .json();
  }

  /// How many of its item each line takes together with the lines before it.
  private static List<Integer> needed(OrderDetails order) {
    Map<InventoryId, Integer> sums = new HashMap<>();
    return column(order, l -> sums.merge(l.item().inventory(), l.quantity(), Integer::sum));
  }

  private static <T extends @Nullable Object> List<T> column(
      OrderDetails order, Function<OrderLine, T> value) {
    return order.lines().stream().map(value).toList();
  }

  static String kind(Item item) {
    return switch (item) {
      case Item.Places _ -> "places";
      case Item.Table _ -> "table";
    };
  }

  static String phase(Item item) {
    return switch (item) {
      case Item.Places places -> places.phase();
      case Item.Table _ -> "";
    };
  }

  private static String account(Channel channel) {
    return switch (channel) {
      case WEB -> "stripe";
      case DOOR -> "cash";
      case COMP, GUEST_LIST -> "comp";
    };
  }
}
