package live.maguey.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Builds holds for tests: each by another browser, mail address and network, with nothing but
/// places asked for, unless the test says otherwise.
public final class Holds {
  public static final Duration HOLD_TIME = Duration.ofMinutes(10);

  private final Ids ids;
  private final Event event;
  private final List<OrderLine> lines = new ArrayList<>();
  private final List<Integer> phaseLimits = new ArrayList<>();
  private Instant now = SampleEvents.NOW;
  private OrderId id;
  private @Nullable OrderReference reference;
  private String email;
  private String name = "A guest";
  private Channel channel = Channel.WEB;
  private String browser;
  private String network;
  private int perNetwork = 10_000;
  private int perCustomer = 10_000;
  private @Nullable OrderId replaces;
  private @Nullable IdempotencyKey key;

  private Holds(Ids ids, Event event) {
    this.ids = ids;
    this.event = event;
    this.id = new OrderId(ids.next());
    this.email = "guest-" + id + "@example.org";
    this.browser = "browser-" + id;
    this.network = "network-" + id;
  }

  public static Holds of(Ids ids, Event event) {
    return new Holds(ids, event);
  }

  /// Places of the event's nth tier, counted from 0.
  public Holds places(int tier, int quantity) {
    return places(event.tiers().get(tier), quantity, Integer.MAX_VALUE);
  }

  public Holds places(Tier tier, int quantity, int phaseLimit) {
    PricePhase phase = tier.phases().getFirst();
    lines.add(
        new OrderLine(
            lines.size() + 1,
            new Item.Places(tier.id(), tier.name(), tier.note(), phase.name()),
            quantity,
            new OrderLine.Price(phase.price(), phase.fee(), SampleEvents.usd(0), 82_500),
            0));
    phaseLimits.add(phaseLimit);
    return this;
  }

  /// A table with its guests, at one price.
  public Holds table(TableId table, int admits, Money price) {
    return table(table, admits, price, new Item.Table.Charge.AllIn());
  }

  /// A table with its guests, for a deposit.
  public Holds deposit(TableId table, int admits, Money due, Money minimumSpend) {
    return table(table, admits, due, new Item.Table.Charge.Deposit(minimumSpend));
  }

  private Holds table(TableId table, int admits, Money price, Item.Table.Charge charge) {
    lines.add(
        new OrderLine(
            lines.size() + 1,
            new Item.Table(table, "7", "By the stage", admits, charge),
            1,
            new OrderLine.Price(price, SampleEvents.usd(0), SampleEvents.usd(0), 82_500),
            0));
    phaseLimits.add(Integer.MAX_VALUE);
    return this;
  }

  public Holds at(Instant instant) {
    now = instant;
    return this;
  }

  public Holds reference(OrderReference taken) {
    reference = taken;
    return this;
  }

  public Holds name(String is) {
    name = is;
    return this;
  }

  public Holds email(String address) {
    email = address;
    return this;
  }

  public Holds browser(String cookie) {
    browser = cookie;
    return this;
  }

  public Holds network(String address, int limit) {
    network = address;
    perNetwork = limit;
    return this;
  }

  public Holds perCustomer(int places) {
    perCustomer = places;
    return this;
  }

  /// In the place of what the same browser holds.
  public Holds replacing(OrderId order) {
    replaces = order;
    return this;
  }

  public Holds key(String value, String bodyHash) {
    key = new IdempotencyKey("POST /api/orders", value, bodyHash);
    return this;
  }

  /// Not of the shop.
  public Holds channel(Channel other) {
    channel = other;
    return this;
  }

  public Hold hold() {
    Buyer buyer = new Buyer(new BuyerId(ids.next()), name, EmailAddress.parse(email), Language.ES);
    OrderDetails details =
        new OrderDetails(
            id,
            reference == null ? OrderReference.of(id) : reference,
            event.id(),
            event.businessDate(),
            new OrderDetails.Sale(channel, now),
            new OrderDetails.Contact(buyer.id(), Language.ES, 1),
            lines,
            false);
    return new Hold(
        new Order.Held(details, now.plus(HOLD_TIME)),
        buyer,
        new Terms("2026-11", now, network, "test", "request-" + id, false),
        browser,
        key,
        phaseLimits,
        new Hold.Limits(perNetwork, perCustomer, HOLD_TIME),
        replaces);
  }
}
