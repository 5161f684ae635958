package live.maguey.persistence.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.events.TierId;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Channel;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Columns;
import live.maguey.shared.Language;

/// Puts orders together from rows of one line each, in the order of the rows.
final class OrderRows {
  private OrderRows() {}

  static List<Order> orders(List<Columns> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(c -> c.id("id"), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(OrderRows::order)
        .toList();
  }

  private static Order order(List<Columns> rows) {
    Columns c = rows.getFirst();
    OrderDetails details = details(c, rows.stream().map(OrderRows::line).toList());
    return switch (c.text("state")) {
      case "held" -> new Order.Held(details, c.instant("expires_at"));
      case "paid" -> new Order.Paid(details, c.instant("state_at"), c.truth("reseated"));
      case "partially_refunded" -> new Order.PartiallyRefunded(details, c.instant("state_at"));
      case "refunded" -> new Order.Refunded(details, c.instant("state_at"));
      case "expired" -> new Order.Expired(details, c.instant("state_at"));
      case "failed" -> new Order.Failed(details, c.instant("state_at"), c.text("reason"));
      case "cancelled" -> new Order.Cancelled(details, c.instant("state_at"));
      case "late_refunded" -> new Order.LateRefunded(details, c.instant("state_at"));
      default -> throw new IllegalStateException("no order is " + c.text("state"));
    };
  }

  private static OrderDetails details(Columns c, List<OrderLine> lines) {
    return new OrderDetails(
        new OrderId(c.id("id")),
        new OrderReference(c.text("reference")),
        new EventId(c.id("event_id")),
        c.date("business_date"),
        new OrderDetails.Sale(c.constant("channel", Channel.class), c.instant("placed_at")),
        new OrderDetails.Contact(
            new BuyerId(c.id("buyer_id")),
            c.constant("language", Language.class),
            c.integer("link_version")),
        lines,
        c.truth("disputed"));
  }

  private static OrderLine line(Columns c) {
    return new OrderLine(
        c.integer("no"),
        item(c),
        c.integer("quantity"),
        new OrderLine.Price(
            c.money("unit_price_minor", "currency"),
            c.money("unit_fee_minor", "currency"),
            c.money("unit_tax_minor", "currency"),
            c.integer("tax_rate")),
        c.integer("released"));
  }

  private static Item item(Columns c) {
    String name = c.text("name");
    String note = c.text("note");
    return switch (c.text("item")) {
      case "places" ->
          new Item.Places(new TierId(c.id("inventory_id")), name, note, c.text("phase"));
      case "table" ->
          new Item.Table(
              new TableId(c.id("inventory_id")), name, note, c.integer("admits"), charge(c));
      default -> throw new IllegalStateException("no line is of " + c.text("item"));
    };
  }

  private static Item.Table.Charge charge(Columns c) {
    return c.textOrNull("minimum_spend_minor") == null
        ? new Item.Table.Charge.AllIn()
        : new Item.Table.Charge.Deposit(c.money("minimum_spend_minor", "currency"));
  }
}
