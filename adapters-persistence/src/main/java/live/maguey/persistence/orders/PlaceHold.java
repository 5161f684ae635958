package live.maguey.persistence.orders;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import live.maguey.catalog.TierId;
import live.maguey.orders.Channel;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.persistence.AddressKey;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.Unavailable;

/// Takes the places of one order in one transaction of its own.
///
/// Unique keys decide between holds that race for a key, a browser, an address or a reference: the
/// loser waits for the winner's end, rolls back and looks again. The tiers' rows are hot, so they
/// are taken last and held shortest, in the order of their ids, so that no two holds wait for each
/// other.
final class PlaceHold {
  static final Duration KEYS_LIVE = Duration.ofHours(24);

  /// The buyer's own request opens the page; a worker only when that request has died.
  private static final Duration BUYER_OPENS_WITHIN = Duration.ofSeconds(5);

  /// Each lost race means that another hold was decided meanwhile.
  private static final int LOST_RACES = 10;

  /// A limit beyond this is not kept to the last hold, for the sake of those who share an address.
  private static final int EXACT_LIMIT = 64;

  private final Database database;

  PlaceHold(Database database) {
    this.database = database;
  }

  HoldOutcome place(Hold hold) {
    for (int lost = 0; lost < LOST_RACES; lost++) {
      Optional<HoldOutcome> outcome =
          database.alone(
              () -> decide(hold), o -> o.filter(HoldOutcome.Taken.class::isInstance).isPresent());
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new Unavailable("order " + hold.order().id() + " lost " + LOST_RACES + " races in a row");
  }

  /// @return empty when another hold was first and it has to be decided again
  private Optional<HoldOutcome> decide(Hold hold) {
    Optional<UUID> replaced =
        Optional.ofNullable(hold.replaces())
            .flatMap(id ->
                database.get(HoldSql.END_REPLACED, replacedParams(hold, id), c -> c.id("id")));
    Params params = params(hold);
    if (isOfTheShop(hold)) {
      Params waiting =
          Params.of("network", hold.terms().network())
              .and("exact", networkIsExact(hold))
              .and("address_key", AddressKey.of(hold.buyer().email()))
              .and("event", hold.order().details().event().value());
      database.get(HoldSql.WAIT_FOR_GUARDS, waiting, c -> c.truth("waited"));
    }
    Optional<HoldOutcome> obstacle =
        database.get(HoldSql.OBSTACLES, obstacleParams(hold), c -> obstacle(hold, c)).orElseThrow();
    if (obstacle.isPresent()) {
      return obstacle;
    }
    if (database.get(HoldSql.STORE_HOLD, params, c -> c.id("id")).isEmpty()) {
      return Optional.empty();
    }
    List<OrderLine> lines = hold.order().details().lines();
    if (replaced.isPresent()) {
      Params both =
          Params.of("id", replaced.get())
              .and("tiers", column(hold.order().details(), l -> l.tier().value()));
      database.list(HoldSql.LOCK_TIERS_OF_BOTH, both, c -> c.id("id"));
      database.update(OrderSql.RELEASE_PLACES, Params.of("id", replaced.get()));
    }
    return Optional.of(
        IntStream.range(0, lines.size())
            .boxed()
            .sorted(Comparator.comparing(i -> lines.get(i).tier().toString()))
            .flatMap(i -> take(lines.get(i), hold.phaseLimits().get(i)).stream())
            .findFirst()
            .orElseGet(HoldOutcome.Taken::new));
  }

  static Optional<HoldOutcome> obstacle(Hold hold, Columns c) {
    UUID keyOrder = c.idOrNull("key_order");
    if (keyOrder != null && hold.key() != null) {
      return Optional.of(seen(hold.key(), keyOrder, c.text("body_hash")));
    }
    UUID closed = c.idOrNull("closed_tier");
    if (closed != null) {
      return Optional.of(new HoldOutcome.NotOnSale(new TierId(closed)));
    }
    UUID ofBrowser = c.idOrNull("browser_order");
    if (ofBrowser != null) {
      return Optional.of(
          new HoldOutcome.BrowserHolds(new OrderId(ofBrowser), c.instant("browser_until")));
    }
    long has = c.longer("of_browser");
    int most = hold.limits().perCustomer();
    if (isOfTheShop(hold) && has + places(hold) > most) {
      return Optional.of(new HoldOutcome.CustomerFull(most, Math.toIntExact(has)));
    }
    if (isOfTheShop(hold) && c.longer("of_address") + places(hold) > most) {
      return Optional.of(new HoldOutcome.AddressFull(most));
    }
    int limit = hold.limits().perNetwork();
    if (isOfTheShop(hold) && c.longer("of_network") >= limit) {
      return Optional.of(new HoldOutcome.NetworkHolds(limit));
    }
    return c.truth("reference_taken")
        ? Optional.of(new HoldOutcome.ReferenceTaken())
        : Optional.empty();
  }

  static HoldOutcome seen(IdempotencyKey key, UUID order, String bodyHash) {
    return bodyHash.equals(key.bodyHash())
        ? new HoldOutcome.Repeated(new OrderId(order))
        : new HoldOutcome.KeyConflict();
  }

  /// @return why not, or empty when the places are taken
  private Optional<HoldOutcome> take(OrderLine line, int phaseLimit) {
    Params params =
        Params.of("tier", line.tier().value())
            .and("places", line.quantity())
            .and("limit", phaseLimit);
    if (database.update(HoldSql.TAKE_PLACES, params) == 1) {
      return Optional.empty();
    }
    // Between that statement and a plain read, places may come back: with the row locked the answer
    // is true, and places that came back are taken.
    Params tier = Params.of("tier", line.tier().value()).and("limit", phaseLimit);
    Optional<HoldOutcome> refusal =
        database.get(HoldSql.WAIT_FOR_TIER, tier, c -> refusal(line, c)).orElseThrow();
    if (refusal.isEmpty() && database.update(HoldSql.TAKE_PLACES, params) != 1) {
      throw new IllegalStateException("tier " + line.tier() + " changed under its lock");
    }
    return refusal;
  }

  static Optional<HoldOutcome> refusal(OrderLine line, Columns c) {
    int left = c.integer("left");
    if (left < line.quantity()) {
      return Optional.of(new HoldOutcome.SoldOut(line.tier(), line.quantity(), left));
    }
    return c.truth("price_stands")
        ? Optional.empty()
        : Optional.of(new HoldOutcome.PhaseOver(line.tier()));
  }

  private static Params obstacleParams(Hold hold) {
    OrderDetails order = hold.order().details();
    return keyParams(hold)
        .and("network", hold.terms().network())
        .and("reference", order.reference().value())
        .and("tiers", column(order, l -> l.tier().value()))
        .and("event", order.event().value())
        .and("now", hold.now())
        .and("browser", hold.browser())
        .and("channel", order.channel())
        .and("address_key", isOfTheShop(hold) ? AddressKey.of(hold.buyer().email()) : null);
  }

  private static Params keyParams(Hold hold) {
    IdempotencyKey key = hold.key();
    return Params.of("route", key == null ? null : key.route())
        .and("key", key == null ? null : key.value())
        .and("forgotten", hold.now().minus(KEYS_LIVE));
  }

  private static Params params(Hold hold) {
    OrderDetails order = hold.order().details();
    return obstacleParams(hold)
        .and("body_hash", hold.key() == null ? null : hold.key().bodyHash())
        .and("id", order.id().value())
        .and("buyer", order.buyer().value())
        .and("name", hold.buyer().name())
        .and("email", hold.buyer().email().value())
        .and("buyer_language", hold.buyer().language())
        .and("account", account(order.channel()))
        .and("language", order.language())
        .and("total", order.total().minor())
        .and("currency", order.total().currency().getCurrencyCode())
        .and("until", hold.order().expiresAt())
        .and("business_date", order.businessDate())
        .and("link_version", order.linkVersion())
        .and("terms", hold.terms().version())
        .and("accepted", hold.terms().acceptedAt())
        .and("agent", hold.terms().userAgent())
        .and("marketing", hold.terms().marketing())
        .and("request", hold.terms().requestId())
        .and("worker_opens", hold.now().plus(BUYER_OPENS_WITHIN))
        .and("nos", column(order, OrderLine::no))
        .and("tier_names", column(order, OrderLine::tierName))
        .and("tier_notes", column(order, OrderLine::tierNote))
        .and("phases", column(order, OrderLine::phase))
        .and("quantities", column(order, OrderLine::quantity))
        .and("prices", column(order, l -> l.unitPrice().minor()))
        .and("fees", column(order, l -> l.unitFee().minor()))
        .and("taxes", column(order, l -> l.unitTax().minor()))
        .and("rates", column(order, OrderLine::taxRate));
  }

  /// What one hold is for a batch: the fields of `hold_request`.
  static Params batchParams(Hold hold) {
    return params(hold)
        .and("network_limit", hold.limits().perNetwork())
        .and("network_exact", networkIsExact(hold))
        .and("customer_limit", hold.limits().perCustomer())
        .and("phase_limits", hold.phaseLimits());
  }

  private static Params replacedParams(Hold hold, OrderId replaced) {
    return Params.of("id", replaced.value())
        .and("browser", hold.browser())
        .and("event", hold.order().details().event().value())
        .and("now", hold.now());
  }

  private static int places(Hold hold) {
    return hold.order().details().lines().stream().mapToInt(OrderLine::quantity).sum();
  }

  static boolean isOfTheShop(Hold hold) {
    return hold.order().details().channel() == Channel.WEB;
  }

  private static boolean networkIsExact(Hold hold) {
    return hold.limits().perNetwork() <= EXACT_LIMIT;
  }

  private static <T> List<T> column(OrderDetails order, Function<OrderLine, T> value) {
    return order.lines().stream().map(value).toList();
  }

  private static String account(Channel channel) {
    return switch (channel) {
      case WEB -> "stripe";
      case DOOR -> "cash";
      case COMP, GUEST_LIST -> "comp";
    };
  }
}
