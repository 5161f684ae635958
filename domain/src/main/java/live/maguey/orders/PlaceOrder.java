package live.maguey.orders;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.InventoryId;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.live.Announcements;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.Network;
import live.maguey.shared.OneLine;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Table;
import live.maguey.tables.Tables;
import org.jspecify.annotations.Nullable;

/// Holds what a buyer chose and opens the page where it is paid.
///
/// The places are held in one atomic step before Stripe is asked; from then on a job owns the
/// order, whatever happens. Idempotent by the request's key: the same request again answers with
/// the order it made.
public final class PlaceOrder {
  /// Short references clash once in a thousand orders at a million orders; five clashes in a row
  /// are a bug.
  private static final int REFERENCE_TRIES = 5;

  public static final int LONGEST_NAME = 120;

  private final Events events;
  private final Tables tables;
  private final Orders orders;
  private final PaymentPage page;
  private final Announcements announcements;
  private final SalesRules rules;
  private final Offer offer;
  private final Ids ids;
  private final InstantSource clock;

  public PlaceOrder(
      Events events,
      Tables tables,
      Orders orders,
      PaymentPage page,
      Announcements announcements,
      SalesRules rules,
      Ids ids,
      InstantSource clock) {
    this.events = events;
    this.tables = tables;
    this.orders = orders;
    this.page = page;
    this.announcements = announcements;
    this.rules = rules;
    this.offer = new Offer(rules);
    this.ids = ids;
    this.clock = clock;
  }

  /// @param instead whether this takes the place of what the browser holds for this event
  public record Request(
      Choice choice,
      Guest guest,
      Consent consent,
      Asker asker,
      boolean instead,
      @Nullable IdempotencyKey key) {}

  /// @param quantities per tier, each 1 or more; empty where a table alone is wanted
  /// @param table null for none
  /// @param totalSeen what the page showed the buyer, all-in, in minor units
  public record Choice(
      Slug event, Map<TierId, Integer> quantities, @Nullable TableId table, long totalSeen) {
    public Choice {
      quantities = Map.copyOf(quantities);
      boolean nothing = quantities.isEmpty() && table == null;
      if (nothing || quantities.values().stream().anyMatch(n -> n < 1)) {
        throw new InvalidRequest("lines", "must name at least one place");
      }
    }

    /// Without a table.
    public Choice(Slug event, Map<TierId, Integer> quantities, long totalSeen) {
      this(event, quantities, null, totalSeen);
    }

    int quantity(TierId tier) {
      return quantities.getOrDefault(tier, 0);
    }
  }

  /// Whom the order is for.
  public record Guest(String name, EmailAddress email, Language language) {
    public Guest {
      name = OneLine.parse("name", name, LONGEST_NAME);
    }
  }

  /// @param terms the version of the terms that the buyer accepted
  /// @param ageConfirmed required where the event has a minimum age
  /// @param marketing whether the buyer asked for news
  public record Consent(String terms, boolean ageConfirmed, boolean marketing) {}

  /// Where the request comes from.
  ///
  /// @param browser an anonymous id from a cookie
  public record Asker(String browser, Network network, String userAgent, String requestId) {}

  public sealed interface Outcome {
    /// @param url where to pay, empty while the page is still being opened
    /// @param repeated whether the request had been answered before
    record Placed(Order order, Optional<URI> url, boolean repeated) implements Outcome {}

    record EventNotFound(Slug event) implements Outcome {}

    record TierNotFound(TierId tier) implements Outcome {}

    record NotOnSale(Tier tier, Availability why) implements Outcome {}

    record TooMany(Tier tier, int requested, int perOrder) implements Outcome {}

    record SoldOut(Tier tier, int requested, int left) implements Outcome {}

    record TableNotFound(TableId table) implements Outcome {}

    record TableNotOnSale(Table table, Availability why) implements Outcome {}

    /// Someone was faster.
    ///
    /// @param others free tables that are most like it, the likest first, 3 at most
    record TableGone(Table table, List<Table> others) implements Outcome {}

    record PriceChanged(Money seen, Money total) implements Outcome {}

    /// @param most what the payment provider charges at once
    record TooMuch(Money total, Money most) implements Outcome {}

    record AgeNotConfirmed(int minimumAge) implements Outcome {}

    record TermsNotAccepted(String version) implements Outcome {}

    /// This browser holds places for this event already: continue there, or release them.
    record AlreadyHolding(Order order) implements Outcome {}

    /// @param limit how many places of this event one customer may have; @param has how many this
    ///   browser has
    record CustomerFull(int limit, int has) implements Outcome {}

    /// Other browsers have places under this mail address: its reader alone may know how many.
    record AddressFull(int limit) implements Outcome {}

    record TooManyHolds(int limit) implements Outcome {}

    record KeyConflict() implements Outcome {}

    record StillRunning() implements Outcome {}

    record PaymentRefused(Order order, String reason) implements Outcome {}
  }

  /// @throws live.maguey.shared.Unavailable when nothing could be decided; nothing is held then
  public Outcome place(Request request) {
    // One instant for the whole decision: a phase must not end between its check and its use.
    Instant now = clock.instant();
    if (request.key() != null) {
      Optional<HoldOutcome> seen = orders.seen(request.key(), now);
      if (seen.isPresent()) {
        return answer(seen.get(), request);
      }
    }
    Optional<OnOffer> found =
        events.find(request.choice().event()).filter(Event::isPublic).map(e -> onOffer(request, e));
    return found
        .map(e ->
            offer
                .refusal(request, e, now)
                .orElseGet(() -> hold(request, e, now, null, REFERENCE_TRIES)))
        .orElseGet(() -> new Outcome.EventNotFound(request.choice().event()));
  }

  /// @param replaced the browser's own hold, which this one takes the place of
  private Outcome hold(
      Request request, OnOffer onOffer, Instant now, @Nullable OrderId replaced, int triesLeft) {
    OrderId id = new OrderId(ids.next());
    Event event = onOffer.event();
    Quote quote = offer.quote(request.choice(), onOffer, now);
    Guest guest = request.guest();
    Buyer buyer = new Buyer(new BuyerId(ids.next()), guest.name(), guest.email(), guest.language());
    Order.Held held =
        new Order.Held(
            OrderDetails.placed(id, event, Channel.WEB, buyer, quote.lines(), now),
            now.plus(rules.holdTime()));
    Optional<Outcome> objection = Offer.objection(request.choice(), held.total());
    if (objection.isPresent()) {
      return objection.get();
    }
    HoldOutcome outcome =
        orders.hold(
            new Hold(
                held,
                buyer,
                terms(request, now),
                request.asker().browser(),
                request.key(),
                quote.phaseLimits(),
                offer.limits(event),
                replaced));
    if (outcome instanceof HoldOutcome.ReferenceTaken && triesLeft > 1) {
      return hold(request, onOffer, now, replaced, triesLeft - 1);
    }
    if (outcome instanceof HoldOutcome.Taken) {
      boolean wasReplaced = replaced != null && event.hasTables();
      if (request.choice().table() != null || wasReplaced) {
        announcements.announce(EventPlan.topic(event.id()));
      }
      Outcome placed = placed(page.openFirst(held, event, buyer), id, Optional.of(held));
      if (replaced != null) {
        page.close(replaced);
      }
      return placed;
    }
    if (outcome instanceof HoldOutcome.BrowserHolds(OrderId other, Instant _)) {
      Order holding = orders.find(other).orElseThrow();
      if (isSame(holding, buyer, quote)) {
        return placed(page.open(other), other, Optional.empty());
      }
      if (request.instead() && triesLeft > 1) {
        return hold(request, onOffer, now, other, triesLeft - 1);
      }
    }
    return answer(outcome, request);
  }

  private static Terms terms(Request request, Instant now) {
    Asker asker = request.asker();
    return new Terms(
        request.consent().terms(),
        now,
        asker.network().value(),
        asker.userAgent(),
        asker.requestId(),
        request.consent().marketing());
  }

  private Outcome answer(HoldOutcome outcome, Request request) {
    return switch (outcome) {
      case HoldOutcome.Taken() -> throw new IllegalStateException("taken is answered by its page");
      case HoldOutcome.Repeated(OrderId order) -> placed(page.open(order), order, Optional.empty());
      case HoldOutcome.KeyConflict() -> new Outcome.KeyConflict();
      case HoldOutcome.SoldOut(InventoryId item, int requested, int left) ->
          onOffer(request).gone(item, requested, left);
      case HoldOutcome.Repriced(InventoryId _) ->
          offer.repriced(request.choice(), onOffer(request), clock.instant());
      case HoldOutcome.NotOnSale(InventoryId item) ->
          onOffer(request).notOnSale(item, clock.instant());
      case HoldOutcome.BrowserHolds(OrderId order, Instant _) ->
          new Outcome.AlreadyHolding(orders.find(order).orElseThrow());
      case HoldOutcome.CustomerFull(int limit, int has) -> new Outcome.CustomerFull(limit, has);
      case HoldOutcome.AddressFull(int limit) -> new Outcome.AddressFull(limit);
      case HoldOutcome.NetworkHolds(int limit) -> new Outcome.TooManyHolds(limit);
      case HoldOutcome.ReferenceTaken() ->
          throw new IllegalStateException(REFERENCE_TRIES + " order references in a row are taken");
    };
  }

  /// Whether it asks for what is held already, for the same guest: back from the payment page, the
  /// form pays the order that stands.
  private boolean isSame(Order holding, Buyer buyer, Quote quote) {
    return OrderLine.units(holding.details().lines()).equals(OrderLine.units(quote.lines()))
        && holding.details().total().equals(quote.total())
        && orders
            .buyer(holding.details().buyer())
            .filter(b -> b.email().normalised().equals(buyer.email().normalised()))
            .filter(b -> b.name().equals(buyer.name()))
            .isPresent();
  }

  /// @param fresh the order where this request has held it; empty where it is repeated
  private Outcome placed(PaymentPage.Opening opening, OrderId id, Optional<Order.Held> fresh) {
    boolean repeated = fresh.isEmpty();
    return switch (opening) {
      case PaymentPage.Opening.Open(URI url, Instant until) ->
          new Outcome.Placed(
              fresh
                  .<Order>map(held -> held.keptUntil(until))
                  .orElseGet(() -> orders.find(id).orElseThrow()),
              Optional.of(url),
              repeated);
      case PaymentPage.Opening.Later(), PaymentPage.Opening.NotHeld() ->
          new Outcome.Placed(orders.find(id).orElseThrow(), Optional.empty(), repeated);
      case PaymentPage.Opening.Running() -> new Outcome.StillRunning();
      case PaymentPage.Opening.Refused(String reason) ->
          new Outcome.PaymentRefused(orders.find(id).orElseThrow(), reason);
    };
  }

  private OnOffer onOffer(Request request) {
    return onOffer(request, events.find(request.choice().event()).orElseThrow());
  }

  /// Who wants no table does not pay for reading them.
  private OnOffer onOffer(Request request, Event event) {
    boolean asks = request.choice().table() != null && event.hasTables();
    return new OnOffer(event, asks ? tables.of(event.id()) : Optional.empty());
  }
}
