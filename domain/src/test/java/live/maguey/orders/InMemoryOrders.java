package live.maguey.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.InventoryId;
import live.maguey.events.TableId;
import live.maguey.events.TierId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Orders in memory, with the rules of the real ones.
public final class InMemoryOrders implements Orders {
  private final InMemoryWorld world;
  private final InMemoryEvents events;
  private final InMemoryCheckoutAttempts attempts;
  private final Map<OrderId, Row> rows;
  private final Map<String, KeyRow> keys;
  private Consumer<Order.Held> reserve = _ -> {};
  private Consumer<Order.Cancelled> giveUp = _ -> {};
  private Consumer<Order.Expired> lapse = _ -> {};
  private boolean unreachable;

  private record Row(Order order, Hold hold) {}

  private record KeyRow(IdempotencyKey key, OrderId order, Instant at) {}

  public InMemoryOrders(
      InMemoryWorld world, InMemoryEvents events, InMemoryCheckoutAttempts attempts) {
    this.world = world;
    this.events = events;
    this.attempts = attempts;
    this.rows = world.table();
    this.keys = world.table();
    events.countHeldWith(this::held);
    attempts.askHeldAt(
        id -> rows.containsKey(id) && row(id).order() instanceof Order.Held, this::keepUntil);
  }

  /// Where the tables of what is held are reserved, and what happens there to those of a hold that
  /// is replaced.
  ///
  /// @param remade and to those of an order that was lost
  public void reserveTablesAt(
      Consumer<Order.Held> held,
      Consumer<Order.Cancelled> replaced,
      Consumer<Order.Expired> remade) {
    reserve = held;
    giveUp = replaced;
    lapse = remade;
  }

  /// From now on nothing can be held, as without a database, until [#restore].
  public void fail() {
    unreachable = true;
  }

  public void restore() {
    unreachable = false;
  }

  @Override
  public HoldOutcome hold(Hold hold) {
    world.refuseInUnit("Orders.hold");
    if (unreachable) {
      throw new Unavailable("nothing can be held");
    }
    return world.locked(() -> {
      Optional<Row> replaced = replaced(hold);
      replaced.ifPresent(row -> endReplaced(row, hold.now()));
      Optional<HoldOutcome> refusal =
          Optional.ofNullable(hold.key())
              .flatMap(key -> seen(key, hold.now()))
              .or(() -> closed(hold))
              .or(() -> guarded(hold))
              .or(() -> places(hold));
      if (refusal.isEmpty()) {
        replaced.ifPresent(row -> {
          attempts.endOpening(row.order().id());
          giveUp.accept((Order.Cancelled) row(row.order().id()).order());
        });
        store(hold);
      } else {
        replaced.ifPresent(row -> {
          lines(row.order())
              .forEach(l -> events.take(l.item().inventory(), l.quantity() - l.released()));
          put(row.order());
        });
      }
      return refusal.orElseGet(HoldOutcome.Taken::new);
    });
  }

  private Optional<Row> replaced(Hold hold) {
    return Optional.ofNullable(hold.replaces())
        .map(rows::get)
        .filter(row -> row.order() instanceof Order.Held)
        .filter(row -> row.hold().browser().equals(hold.browser()))
        .filter(row -> row.order().details().event().equals(hold.order().details().event()));
  }

  private void endReplaced(Row row, Instant now) {
    lines(row.order()).forEach(l -> events.take(l.item().inventory(), l.released() - l.quantity()));
    put(released(((Order.Held) row.order()).cancelled(now), OrderLine::quantity));
  }

  @Override
  public Optional<HoldOutcome> seen(IdempotencyKey key, Instant now) {
    return world.locked(() ->
        Optional.ofNullable(keys.get(key.route() + " " + key.value()))
            .filter(row -> row.at().isAfter(now.minus(Duration.ofHours(24))))
            .map(row ->
                row.key().bodyHash().equals(key.bodyHash())
                    ? new HoldOutcome.Repeated(row.order())
                    : new HoldOutcome.KeyConflict()));
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return world.locked(() -> Optional.ofNullable(rows.get(id)).map(Row::order));
  }

  @Override
  public Optional<Order> find(OrderReference reference) {
    return world.locked(
        () -> all().filter(order -> order.details().reference().equals(reference)).findFirst());
  }

  @Override
  public Order lock(OrderId id) {
    return find(id).orElseThrow();
  }

  @Override
  public void move(Order from, Order to) {
    world.execute(() -> {
      Order stored = row(from.id()).order();
      if (!stored.state().equals(from.state()) || !follows(from.state(), to.state())) {
        throw new IllegalStateException(
            "order " + from.id() + " is " + stored.state() + " and not moved to " + to.state());
      }
      put(withDetails(to, stored.details()));
      if (from instanceof Order.Held) {
        attempts.endOpening(from.id());
      }
    });
  }

  @Override
  public void release(OrderId id) {
    world.execute(() -> {
      Order order = row(id).order();
      lines(order).forEach(l -> events.take(l.item().inventory(), l.released() - l.quantity()));
      put(released(order, OrderLine::quantity));
    });
  }

  @Override
  public int release(OrderId id, Map<Integer, Integer> places, Instant now) {
    return world.locked(() -> {
      Order order = row(id).order();
      Event event = events.find(order.details().event()).orElseThrow();
      if (!now.isBefore(event.doors())) {
        return 0;
      }
      ToIntFunction<OrderLine> freed =
          l -> Math.min(places.getOrDefault(l.no(), 0), l.quantity() - l.released());
      lines(order).forEach(l -> events.take(l.item().inventory(), -freed.applyAsInt(l)));
      put(released(order, l -> l.released() + freed.applyAsInt(l)));
      return lines(order).stream().mapToInt(freed).sum();
    });
  }

  @Override
  public boolean retake(OrderId id, Instant now) {
    return world.locked(() -> {
      Order order = row(id).order();
      Event event = events.find(order.details().event()).orElseThrow();
      boolean fits =
          lines(order).stream()
              .allMatch(l ->
                  events.left(l.item().inventory())
                      >= sum(lines(order), l.item().inventory(), OrderLine::released));
      if (!fits || event.state() != Event.State.PUBLISHED || !now.isBefore(event.ends())) {
        return false;
      }
      lines(order).forEach(l -> events.take(l.item().inventory(), l.released()));
      put(released(order, _ -> 0));
      return true;
    });
  }

  @Override
  public Optional<TableId> retake(OrderId id, int line, List<TableId> oneOf, Instant now) {
    return world.locked(() -> {
      Order before = row(id).order();
      Optional<TableId> free = oneOf.stream().filter(this::isFree).findFirst();
      free.ifPresent(table -> put(atTable(before, line, table)));
      if (free.isPresent() && retake(id, now)) {
        return free;
      }
      put(before);
      return Optional.empty();
    });
  }

  private boolean isFree(TableId table) {
    return events.left(table.inventory()) > 0;
  }

  @Override
  public boolean moveTable(OrderId id, int line, TableId to) {
    return world.locked(() -> {
      Order order = row(id).order();
      OrderLine from = order.details().line(line);
      EventId event = order.details().event();
      if (!isFree(to) || !events.isTableOf(event, to) || from.released() == from.quantity()) {
        return false;
      }
      events.take(from.item().inventory(), -1);
      events.take(to.inventory(), 1);
      put(atTable(order, line, to));
      return true;
    });
  }

  private static Order atTable(Order order, int line, TableId table) {
    return withLines(
        order, lines(order).stream().map(l -> l.no() == line ? l.at(table) : l).toList());
  }

  private void keepUntil(OrderId id, Instant expiresAt) {
    if (row(id).order() instanceof Order.Held held) {
      put(held.keptUntil(expiresAt));
    }
  }

  @Override
  public boolean eventStands(OrderId id, Instant at) {
    return world.locked(() -> {
      Event event = events.find(row(id).order().details().event()).orElseThrow();
      return event.state() == Event.State.PUBLISHED && at.isBefore(event.ends());
    });
  }

  private boolean isOff(Order order, Instant now) {
    Event event = events.find(order.details().event()).orElseThrow();
    return event.state() == Event.State.CANCELLED || !now.isBefore(event.ends());
  }

  @Override
  public List<OrderId> overdue(Instant now, int limit) {
    return world.locked(() ->
        all()
            .flatMap(order -> order instanceof Order.Held held ? Stream.of(held) : Stream.of())
            .filter(held -> !held.expiresAt().isAfter(now) || isOff(held, now))
            .filter(held -> !attempts.isPutOff(held.id(), now))
            .sorted(Comparator.comparing(Order.Held::expiresAt))
            .map(Order.Held::id)
            .limit(limit)
            .toList());
  }

  @Override
  public List<OrderId> boughtForCancelled(
      @Nullable EventId event, @Nullable OrderId after, int limit) {
    return world.locked(() ->
        all()
            .filter(Order.Bought.class::isInstance)
            .filter(order -> event == null || order.details().event().equals(event))
            .filter(order ->
                events.find(order.details().event()).orElseThrow().state() == Event.State.CANCELLED)
            .map(Order::id)
            .filter(id -> after == null || id.toString().compareTo(after.toString()) > 0)
            .sorted(Comparator.comparing(OrderId::toString))
            .limit(limit)
            .toList());
  }

  @Override
  public Optional<Buyer> buyer(BuyerId id) {
    return world.locked(() ->
        rows.values().stream()
            .map(r -> r.hold().buyer())
            .filter(b -> b.id().equals(id) && !b.equals(erased(b)))
            .findFirst());
  }

  @Override
  public Optional<Terms> terms(OrderId id) {
    return world.locked(() -> Optional.ofNullable(rows.get(id)).map(r -> r.hold().terms()));
  }

  @Override
  public List<Order> list(Search wanted) {
    EmailAddress email = wanted.email();
    Page.Row<OrderId> after = wanted.page().after();
    return world.locked(() ->
        rows.values().stream()
            .filter(
                r -> wanted.event() == null || r.order().details().event().equals(wanted.event()))
            .filter(r -> !wanted.disputed() || r.order().details().disputed())
            .filter(r -> wanted.state() == null || r.order().state().equals(wanted.state()))
            .filter(r ->
                email == null || r.hold().buyer().email().normalised().equals(email.normalised()))
            .filter(r -> wanted.page().within().has(r.order().details().placedAt()))
            .filter(r ->
                after == null || r.order().id().toString().compareTo(after.id().toString()) < 0)
            .map(Row::order)
            .sorted(Comparator.comparing((Order order) -> order.id().toString()).reversed())
            .limit(wanted.page().limit())
            .toList());
  }

  @Override
  public int bought(EventId event) {
    return world.locked(() ->
        (int)
            rows.values().stream()
                .map(Row::order)
                .filter(order -> order.details().event().equals(event))
                .filter(order ->
                    order instanceof Order.Paid || order instanceof Order.PartiallyRefunded)
                .count());
  }

  @Override
  public void mark(OrderId id, boolean disputed) {
    world.execute(() -> {
      OrderDetails d = row(id).order().details();
      put(withDetails(row(id).order(), details(d, d.linkVersion(), disputed)));
    });
  }

  @Override
  public void readdress(OrderId id, EmailAddress email) {
    world.execute(() -> {
      Row row = row(id);
      OrderDetails d = row.order().details();
      Hold hold = row.hold();
      Buyer buyer = hold.buyer();
      rows.put(
          id,
          new Row(
              withDetails(row.order(), details(d, d.linkVersion() + 1, d.disputed())),
              new Hold(
                  hold.order(),
                  new Buyer(buyer.id(), buyer.name(), email, buyer.language()),
                  hold.terms(),
                  hold.browser(),
                  hold.key(),
                  hold.phaseLimits(),
                  hold.limits(),
                  hold.replaces())));
    });
  }

  @Override
  public boolean remake(Order.Expired order, Buyer buyer) {
    return world.locked(() -> {
      if (rows.containsKey(order.id())) {
        return false;
      }
      OrderDetails d = order.details();
      Order.Held held = new Order.Held(d, order.at());
      lapse.accept(order);
      rows.put(
          order.id(),
          new Row(
              order,
              new Hold(
                  held,
                  buyer,
                  new Terms("", order.at(), "", "", "", false),
                  "",
                  null,
                  List.of(),
                  new Hold.Limits(0, 0, Duration.ZERO),
                  null)));
      return true;
    });
  }

  /// Nobody is its buyer any more, and no link opens it.
  ///
  /// @return false where nobody was
  public boolean erase(OrderId id) {
    return world.locked(() -> {
      Row row = rows.get(id);
      if (row == null || row.hold().buyer().equals(erased(row.hold().buyer()))) {
        return false;
      }
      OrderDetails d = row.order().details();
      Hold hold = row.hold();
      Terms agreed = hold.terms();
      rows.put(
          id,
          new Row(
              withDetails(row.order(), details(d, d.linkVersion() + 1, d.disputed())),
              new Hold(
                  hold.order(),
                  erased(hold.buyer()),
                  new Terms(agreed.version(), agreed.acceptedAt(), "", "", "", false),
                  "",
                  hold.key(),
                  hold.phaseLimits(),
                  hold.limits(),
                  hold.replaces())));
      return true;
    });
  }

  private static Buyer erased(Buyer buyer) {
    return new Buyer(buyer.id(), "", new EmailAddress(""), buyer.language());
  }

  private static OrderDetails details(OrderDetails d, int linkVersion, boolean disputed) {
    return new OrderDetails(
        d.id(),
        d.reference(),
        d.event(),
        d.businessDate(),
        d.sale(),
        new OrderDetails.Contact(d.buyer(), d.language(), linkVersion),
        d.lines(),
        disputed);
  }

  private Optional<HoldOutcome> closed(Hold hold) {
    Optional<Event> event = events.find(hold.order().details().event());
    return lines(hold.order()).stream()
        .filter(line ->
            isOfTheShop(hold) ? !open(event, line, hold.now()) : !isToCome(event, hold.now()))
        .findFirst()
        .map(line -> new HoldOutcome.NotOnSale(line.item().inventory()));
  }

  private static boolean isOfTheShop(Hold hold) {
    return hold.order().details().channel() == Channel.WEB;
  }

  private static boolean isToCome(Optional<Event> event, Instant now) {
    return event
        .filter(e -> e.state() == Event.State.PUBLISHED && e.ends().isAfter(now))
        .isPresent();
  }

  private static boolean open(Optional<Event> event, OrderLine line, Instant now) {
    return switch (line.item()) {
      case Item.Places places ->
          event
              .flatMap(e -> e.tier(places.tier()).map(tier -> e.availability(tier, now)))
              .filter(a -> a.isOpen() || a.isTaken())
              .isPresent();
      case Item.Table _ ->
          isToCome(event, now)
              && event
                  .filter(e -> !now.isBefore(e.sale().opens()) && now.isBefore(e.sale().closes()))
                  .isPresent();
    };
  }

  private Optional<HoldOutcome> guarded(Hold hold) {
    return (isOfTheShop(hold) ? limited(hold) : Optional.<HoldOutcome>empty())
        .or(() ->
            find(hold.order().details().reference()).map(_ -> new HoldOutcome.ReferenceTaken()));
  }

  private Optional<HoldOutcome> limited(Hold hold) {
    EventId event = hold.order().details().event();
    List<Row> live =
        rows.values().stream().filter(row -> row.order() instanceof Order.Held).toList();
    List<Row> tonight =
        live.stream().filter(row -> row.order().details().event().equals(event)).toList();
    for (Row row : tonight) {
      if (row.hold().browser().equals(hold.browser())) {
        return Optional.of(new HoldOutcome.BrowserHolds(row.order().id(), end(row)));
      }
    }
    int has = ofBrowser(hold);
    int most = hold.limits().perCustomer();
    int wanted =
        OrderLine.places(lines(hold.order())).values().stream().mapToInt(Integer::intValue).sum();
    if (has + wanted > most) {
      return Optional.of(new HoldOutcome.CustomerFull(most, has));
    }
    if (ofAddress(hold) + wanted > most) {
      return Optional.of(new HoldOutcome.AddressFull(most));
    }
    String network = hold.terms().network();
    long ofNetwork = live.stream().filter(r -> r.hold().terms().network().equals(network)).count();
    if (ofNetwork >= hold.limits().perNetwork()) {
      return Optional.of(new HoldOutcome.NetworkHolds(hold.limits().perNetwork()));
    }
    return Optional.empty();
  }

  private int ofBrowser(Hold hold) {
    return occupied(
        hold,
        row -> row.order() instanceof Order.Bought && row.hold().browser().equals(hold.browser()));
  }

  private int ofAddress(Hold hold) {
    String address = hold.buyer().email().normalised();
    return occupied(
        hold,
        row ->
            isOfTheShop(row.hold())
                && row.hold().buyer().email().normalised().equals(address)
                && (row.order() instanceof Order.Bought
                    || (row.order() instanceof Order.Held
                        && row.hold().terms().network().equals(hold.terms().network()))));
  }

  private int occupied(Hold hold, Predicate<Row> which) {
    return rows.values().stream()
        .filter(row -> row.order().details().event().equals(hold.order().details().event()))
        .filter(which)
        .flatMap(row -> lines(row.order()).stream())
        .filter(line -> line.item() instanceof Item.Places)
        .mapToInt(line -> line.quantity() - line.released())
        .sum();
  }

  private Optional<HoldOutcome> places(Hold hold) {
    List<OrderLine> lines = lines(hold.order());
    return IntStream.range(0, lines.size())
        .boxed()
        .sorted(Comparator.comparing(i -> lines.get(i).item().inventory().toString()))
        .flatMap(i -> missing(lines, lines.get(i), hold.phaseLimits().get(i)).stream())
        .findFirst();
  }

  private Optional<HoldOutcome> missing(List<OrderLine> lines, OrderLine line, int phaseLimit) {
    InventoryId item = line.item().inventory();
    int wanted = sum(lines, item, OrderLine::quantity);
    if (events.left(item) < wanted) {
      return Optional.of(new HoldOutcome.SoldOut(item, wanted, events.left(item)));
    }
    return events.taken(item) < phaseLimit && isPriced(line)
        ? Optional.empty()
        : Optional.of(new HoldOutcome.Repriced(item));
  }

  private boolean isPriced(OrderLine line) {
    return switch (line.item()) {
      case Item.Places _ -> true;
      case Item.Table table ->
          events.isPriced(
              table.table(),
              new InMemoryEvents.Tag(line.price().each(), table.minimumSpend(), table.admits()));
    };
  }

  private static int sum(List<OrderLine> lines, InventoryId item, ToIntFunction<OrderLine> what) {
    return lines.stream().filter(l -> l.item().inventory().equals(item)).mapToInt(what).sum();
  }

  private void store(Hold hold) {
    OrderId id = hold.order().id();
    rows.put(id, new Row(hold.order(), hold));
    lines(hold.order()).forEach(line -> events.take(line.item().inventory(), line.quantity()));
    attempts.first(id, hold.now().plus(BUYER_OPENS_WITHIN));
    reserve.accept(hold.order());
    if (hold.key() != null) {
      IdempotencyKey key = hold.key();
      keys.put(key.route() + " " + key.value(), new KeyRow(key, id, hold.now()));
    }
  }

  private Map<TierId, Integer> held() {
    return all()
        .filter(Order.Held.class::isInstance)
        .flatMap(order -> lines(order).stream())
        .flatMap(line ->
            line.item() instanceof Item.Places places
                ? Stream.of(Map.entry(places.tier(), line.quantity() - line.released()))
                : Stream.of())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  private static boolean follows(String from, String to) {
    return switch (from) {
      case "held" -> List.of("paid", "expired", "failed", "cancelled").contains(to);
      case "paid" -> List.of("partially_refunded", "refunded").contains(to);
      case "partially_refunded" -> to.equals("refunded");
      case "expired", "failed", "cancelled" -> List.of("paid", "late_refunded").contains(to);
      default -> false;
    };
  }

  private Stream<Order> all() {
    return rows.values().stream().map(Row::order);
  }

  private Row row(OrderId id) {
    return Objects.requireNonNull(rows.get(id), () -> "no order " + id);
  }

  private void put(Order order) {
    rows.put(order.id(), new Row(order, row(order.id()).hold()));
  }

  private static List<OrderLine> lines(Order order) {
    return order.details().lines();
  }

  private static Instant end(Row row) {
    return ((Order.Held) row.order()).expiresAt();
  }

  private static Order released(Order order, ToIntFunction<OrderLine> released) {
    return withLines(
        order, lines(order).stream().map(l -> l.released(released.applyAsInt(l))).toList());
  }

  private static Order withLines(Order order, List<OrderLine> lines) {
    OrderDetails d = order.details();
    return withDetails(
        order,
        new OrderDetails(
            d.id(),
            d.reference(),
            d.event(),
            d.businessDate(),
            d.sale(),
            d.contact(),
            lines,
            d.disputed()));
  }

  private static Order withDetails(Order order, OrderDetails details) {
    return switch (order) {
      case Order.Held held -> new Order.Held(details, held.expiresAt());
      case Order.Paid paid -> new Order.Paid(details, paid.at(), paid.reseated());
      case Order.PartiallyRefunded part -> new Order.PartiallyRefunded(details, part.at());
      case Order.Refunded refunded -> new Order.Refunded(details, refunded.at());
      case Order.Expired expired -> new Order.Expired(details, expired.at());
      case Order.Failed failed -> new Order.Failed(details, failed.at(), failed.reason());
      case Order.Cancelled cancelled -> new Order.Cancelled(details, cancelled.at());
      case Order.LateRefunded late -> new Order.LateRefunded(details, late.at());
    };
  }

  private static final Duration BUYER_OPENS_WITHIN = Duration.ofSeconds(5);
}
