package live.maguey.orders;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.InventoryId;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.Network;
import live.maguey.shared.OneLine;
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
  private final Orders orders;
  private final PaymentPage page;
  private final SalesRules rules;
  private final Ids ids;
  private final InstantSource clock;

  public PlaceOrder(
      Events events,
      Orders orders,
      PaymentPage page,
      SalesRules rules,
      Ids ids,
      InstantSource clock) {
    this.events = events;
    this.orders = orders;
    this.page = page;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param quantities per tier, each 1 or more
  /// @param totalSeen the total that the page showed the buyer, all-in, in minor units
  /// @param ageConfirmed required where the event has a minimum age
  /// @param terms the version of the terms that the buyer accepted
  /// @param instead whether this takes the place of what the browser holds for this event
  /// @param network where the buyer asks from; @param browser an anonymous id from a cookie
  public record Request(
      Slug event,
      Map<TierId, Integer> quantities,
      long totalSeen,
      String name,
      EmailAddress email,
      Language language,
      boolean ageConfirmed,
      String terms,
      boolean marketing,
      boolean instead,
      String browser,
      Network network,
      String userAgent,
      String requestId,
      @Nullable IdempotencyKey key) {
    public Request {
      quantities = Map.copyOf(quantities);
      if (quantities.isEmpty() || quantities.values().stream().anyMatch(n -> n < 1)) {
        throw new InvalidRequest("lines", "must name at least one place");
      }
      name = OneLine.parse("name", name, LONGEST_NAME);
    }
  }

  public sealed interface Outcome {
    /// @param url where to pay, empty while the page is still being opened
    /// @param repeated whether the request had been answered before
    record Placed(Order order, Optional<URI> url, boolean repeated) implements Outcome {}

    record EventNotFound(Slug event) implements Outcome {}

    record TierNotFound(TierId tier) implements Outcome {}

    record NotOnSale(Tier tier, Availability why) implements Outcome {}

    record TooMany(Tier tier, int requested, int perOrder) implements Outcome {}

    record SoldOut(Tier tier, int requested, int left) implements Outcome {}

    record PriceChanged(Money seen, Money total) implements Outcome {}

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
    Optional<Event> event = events.find(request.event()).filter(Event::isPublic);
    return event
        .map(e ->
            refusal(request, e, now).orElseGet(() -> hold(request, e, now, null, REFERENCE_TRIES)))
        .orElseGet(() -> new Outcome.EventNotFound(request.event()));
  }

  private Optional<Outcome> refusal(Request request, Event event, Instant now) {
    if (!request.terms().equals(rules.termsVersion())) {
      return Optional.of(new Outcome.TermsNotAccepted(rules.termsVersion()));
    }
    if (event.minimumAge() > 0 && !request.ageConfirmed()) {
      return Optional.of(new Outcome.AgeNotConfirmed(event.minimumAge()));
    }
    for (TierId id : request.quantities().keySet()) {
      if (event.tier(id).isEmpty()) {
        return Optional.of(new Outcome.TierNotFound(id));
      }
    }
    return event.tiers().stream()
        .filter(tier -> quantity(request, tier.id()) > 0)
        .flatMap(tier -> refusal(tier, request, event, now).stream())
        .findFirst();
  }

  private static Optional<Outcome> refusal(Tier tier, Request request, Event event, Instant now) {
    int quantity = quantity(request, tier.id());
    if (quantity > tier.perOrder()) {
      return Optional.of(new Outcome.TooMany(tier, quantity, tier.perOrder()));
    }
    Availability availability = event.availability(tier, now);
    if (!availability.isOpen() && !availability.isTaken()) {
      return Optional.of(new Outcome.NotOnSale(tier, availability));
    }
    // What the browser gives back may be among the places: then the hold itself decides.
    if (tier.left() < quantity && !request.instead()) {
      return Optional.of(new Outcome.SoldOut(tier, quantity, tier.left()));
    }
    return Optional.empty();
  }

  /// @param replaced the browser's own hold, which this one takes the place of
  private Outcome hold(
      Request request, Event event, Instant now, @Nullable OrderId replaced, int triesLeft) {
    OrderId id = new OrderId(ids.next());
    Quote quote = quote(request, event, now);
    Buyer buyer =
        new Buyer(new BuyerId(ids.next()), request.name(), request.email(), request.language());
    OrderDetails details =
        new OrderDetails(
            id,
            OrderReference.of(id),
            event.id(),
            Channel.WEB,
            buyer.id(),
            request.language(),
            quote.lines(),
            now,
            event.businessDate(),
            1,
            false);
    Money seen = Money.of(request.totalSeen(), details.total().currency());
    if (!details.total().equals(seen)) {
      return new Outcome.PriceChanged(seen, details.total());
    }
    Order.Held held = new Order.Held(details, now.plus(rules.holdTime()));
    HoldOutcome outcome =
        orders.hold(
            new Hold(
                held,
                buyer,
                new Terms(
                    request.terms(),
                    now,
                    request.network().value(),
                    request.userAgent(),
                    request.requestId(),
                    request.marketing()),
                request.browser(),
                request.key(),
                quote.phaseLimits(),
                new Hold.Limits(
                    rules.holdsPerNetwork(),
                    event.sale().placesPerCustomer(rules.placesPerCustomer()),
                    rules.holdTime()),
                replaced));
    if (outcome instanceof HoldOutcome.ReferenceTaken && triesLeft > 1) {
      return hold(request, event, now, replaced, triesLeft - 1);
    }
    if (outcome instanceof HoldOutcome.Taken) {
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
        return hold(request, event, now, other, triesLeft - 1);
      }
    }
    return answer(outcome, request);
  }

  private Outcome answer(HoldOutcome outcome, Request request) {
    return switch (outcome) {
      case HoldOutcome.Taken() -> throw new IllegalStateException("taken is answered by its page");
      case HoldOutcome.Repeated(OrderId order) -> placed(page.open(order), order, Optional.empty());
      case HoldOutcome.KeyConflict() -> new Outcome.KeyConflict();
      case HoldOutcome.SoldOut(InventoryId item, int requested, int left) ->
          new Outcome.SoldOut(tier(event(request), new TierId(item.value())), requested, left);
      case HoldOutcome.PhaseOver(InventoryId _) -> repriced(request);
      case HoldOutcome.NotOnSale(InventoryId item) ->
          notOnSale(event(request), new TierId(item.value()));
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
    return OrderLine.places(holding.details().lines()).equals(OrderLine.places(quote.lines()))
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

  /// The phase ended between page and hold: what the same choice costs now.
  private Outcome repriced(Request request) {
    Event event = event(request);
    Instant now = clock.instant();
    Optional<TierId> unpriced =
        request.quantities().keySet().stream()
            .filter(id -> tier(event, id).phaseAt(now).isEmpty())
            .findFirst();
    if (unpriced.isPresent()) {
      return notOnSale(event, unpriced.get());
    }
    Money total = quote(request, event, now).total();
    return new Outcome.PriceChanged(Money.of(request.totalSeen(), total.currency()), total);
  }

  /// Why the hold was refused, by the event's current state.
  private Outcome notOnSale(Event event, TierId id) {
    Tier tier = tier(event, id);
    Availability why = event.availability(tier, clock.instant());
    return new Outcome.NotOnSale(tier, why.isOpen() ? Availability.CLOSED : why);
  }

  private Event event(Request request) {
    return events.find(request.event()).orElseThrow();
  }

  private static Tier tier(Event event, TierId id) {
    return event.tier(id).orElseThrow();
  }

  private Quote quote(Request request, Event event, Instant at) {
    return Quote.of(event, request.quantities(), rules.taxRate(), at);
  }

  private static int quantity(Request request, TierId tier) {
    return request.quantities().getOrDefault(tier, 0);
  }
}
