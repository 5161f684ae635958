package live.maguey.persistence.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.orders.Terms;
import live.maguey.persistence.AddressKey;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Orders in PostgreSQL.
public final class PostgresOrders implements Orders {
  private final Database database;
  private final OrderInventory inventory;
  private final HoldBatch alone;
  private final Function<Hold, HoldOutcome> ofTheShop;

  /// Orders whose holds are a transaction each.
  public PostgresOrders(Database database) {
    this(database, new HoldBatch(database)::place);
  }

  /// @param ofTheShop decides and stores a hold of the shop, as [Orders#hold] says; others, and
  ///   those that replace one, are few, and a transaction each
  PostgresOrders(Database database, Function<Hold, HoldOutcome> ofTheShop) {
    this.database = database;
    this.inventory = new OrderInventory(database);
    this.alone = new HoldBatch(database);
    this.ofTheShop = ofTheShop;
  }

  /// Orders whose holds queue in this process and are decided many at a time.
  public static PostgresOrders sequenced(Database database) {
    return new PostgresOrders(database, new HoldSequencer(database)::place);
  }

  @Override
  public HoldOutcome hold(Hold hold) {
    return HoldRequest.isOfTheShop(hold) && hold.replaces() == null
        ? ofTheShop.apply(hold)
        : alone.place(hold);
  }

  @Override
  public Optional<HoldOutcome> seen(IdempotencyKey key, Instant now) {
    return database.get(
        HoldSql.KEY_SEEN,
        Params.of("route", key.route())
            .and("key", key.value())
            .and("forgotten", now.minus(HoldRequest.KEYS_LIVE)),
        c -> HoldVerdict.seen(key, c.id("order_id"), c.text("body_hash")));
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return orders(OrderSql.ORDER_BY_ID, of(id)).stream().findFirst();
  }

  @Override
  public Optional<Order> find(OrderReference reference) {
    return orders(OrderSql.ORDER_BY_REFERENCE, Params.of("reference", reference.value())).stream()
        .findFirst();
  }

  @Override
  public Order lock(OrderId id) {
    database.requireUnit();
    return orders(OrderSql.LOCK_ORDER, of(id)).stream().findFirst().orElseThrow();
  }

  @Override
  public void move(Order from, Order to) {
    Params params =
        of(from.id())
            .and("from", from.state())
            .and("to", to.state())
            .and("at", movedAt(to))
            .and("reason", to instanceof Order.Failed failed ? failed.reason() : null)
            .and("reseated", to instanceof Order.Paid paid && paid.reseated());
    if (database.get(OrderSql.MOVE_ORDER, params, c -> c.id("id")).isEmpty()) {
      throw new IllegalStateException("order " + from.id() + " is not " + from.state());
    }
  }

  @Override
  public void release(OrderId id) {
    inventory.release(id);
  }

  @Override
  public int release(OrderId id, Map<Integer, Integer> places, Instant now) {
    return inventory.release(id, places, now);
  }

  @Override
  public boolean retake(OrderId id, Instant now) {
    return inventory.retake(id, now);
  }

  @Override
  public Optional<TableId> retake(OrderId id, int line, List<TableId> oneOf, Instant now) {
    return inventory.retake(id, line, oneOf, now);
  }

  @Override
  public boolean moveTable(OrderId id, int line, TableId to) {
    return inventory.moveTable(id, line, to);
  }

  @Override
  public void mark(OrderId id, boolean disputed) {
    database.update(OrderSql.MARK_ORDER, of(id).and("disputed", disputed));
  }

  @Override
  public void readdress(OrderId id, EmailAddress email) {
    database.update(OrderSql.READDRESS_ORDER, of(id).and("email", email.value()));
  }

  @Override
  public boolean eventStands(OrderId id, Instant at) {
    return database
        .get(OrderSql.EVENT_STANDS, of(id).and("at", at), c -> c.truth("stands"))
        .orElseThrow();
  }

  @Override
  public List<OrderId> overdue(Instant now, int limit) {
    return database.list(
        OrderSql.OVERDUE_ORDERS,
        Params.of("now", now).and("limit", limit),
        c -> new OrderId(c.id("id")));
  }

  @Override
  public List<OrderId> boughtForCancelled(
      @Nullable EventId event, @Nullable OrderId after, int limit) {
    return database.list(
        OrderSql.BOUGHT_FOR_CANCELLED,
        Params.of("event", event == null ? null : event.value())
            .and("after", after == null ? null : after.value())
            .and("limit", limit),
        c -> new OrderId(c.id("id")));
  }

  @Override
  public Optional<Buyer> buyer(BuyerId id) {
    return database.get(
        OrderSql.BUYER_BY_ID,
        Params.of("id", id.value()),
        c ->
            new Buyer(
                new BuyerId(c.id("id")),
                c.text("name"),
                new EmailAddress(c.text("email")),
                c.constant("language", Language.class)));
  }

  @Override
  public boolean remake(Order.Expired order, Buyer buyer) {
    database.requireUnit();
    OrderDetails details = order.details();
    Params of =
        of(order.id())
            .and("buyer", buyer.id().value())
            .and("name", buyer.name())
            .and("email", buyer.email().value())
            .and("address_key", AddressKey.of(buyer.email()))
            .and("language", details.language())
            .and("reference", details.reference().value())
            .and("event", details.event().value())
            .and("total", order.total().minor())
            .and("currency", order.total().currency().getCurrencyCode())
            .and("business_date", details.businessDate())
            .and("at", order.at());
    if (database.update(OrderSql.REMAKE_ORDER, of) == 0) {
      return false;
    }
    details.lines().forEach(line -> remake(order, line));
    return true;
  }

  private void remake(Order.Expired order, OrderLine line) {
    Params of =
        of(order.id())
            .and("no", line.no())
            .and("item", line.item().inventory().value())
            .and("kind", HoldRequest.kind(line.item()))
            .and("name", line.item().label())
            .and("note", line.item().note())
            .and("phase", HoldRequest.phase(line.item()))
            .and("quantity", line.quantity())
            .and("admits", line.item().admits())
            .and("price", line.price().each().minor())
            .and("fee", line.price().fee().minor())
            .and("tax", line.price().tax().minor())
            .and("rate", line.price().taxRate())
            .and("minimum_spend", line.minimumSpend().map(Money::minor).orElse(null))
            .and("event", order.details().event().value())
            .and("at", order.at());
    database.update(OrderSql.REMAKE_LINE, of);
    if (line.item() instanceof Item.Table) {
      database.update(OrderSql.REMAKE_RESERVATION, of);
    }
  }

  @Override
  public Optional<Terms> terms(OrderId id) {
    return database.get(
        OrderSql.TERMS_OF_ORDER,
        of(id),
        c ->
            new Terms(
                c.text("terms_version"),
                c.instant("terms_accepted_at"),
                c.text("network"),
                c.text("user_agent"),
                c.text("request_id"),
                c.truth("marketing")));
  }

  @Override
  public List<Order> list(Search wanted) {
    Params params =
        Keyset.values(wanted.page(), OrderId::value)
            .and("event", wanted.event() == null ? null : wanted.event().value())
            .and("state", wanted.state())
            .and("disputed", wanted.disputed());
    EmailAddress email = wanted.email();
    return email == null
        ? orders(OrderSql.LIST_ORDERS, params)
        : orders(OrderSql.LIST_ORDERS_OF_ADDRESS, params.and("email", email.normalised()));
  }

  @Override
  public int bought(EventId event) {
    return database
        .get(OrderSql.COUNT_BOUGHT, Params.of("event", event.value()), c -> c.integer("n"))
        .orElseThrow();
  }

  private List<Order> orders(OrderSql sql, Params params) {
    return OrderRows.orders(database.list(sql, params, row -> row));
  }

  private static Instant movedAt(Order order) {
    return switch (order) {
      case Order.Held held -> held.details().placedAt();
      case Order.Paid paid -> paid.at();
      case Order.PartiallyRefunded part -> part.at();
      case Order.Refunded refunded -> refunded.at();
      case Order.Lapsed lapsed -> lapsed.at();
      case Order.LateRefunded late -> late.at();
    };
  }

  private static Params of(OrderId id) {
    return Params.of("id", id.value());
  }
}
