package live.maguey.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.InventoryId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Channel;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.orders.Terms;
import live.maguey.payments.Fact;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.Step;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// The venue gives places away: an order for nothing, through the same hold, settlement and email
/// as a sale. It takes real places and is never oversold; the shop's limits and sales window do not
/// bind it. The ledger has comps under their own account.
///
/// A crash after the hold leaves an order for nothing, which the workers confirm like any free one.
public final class GiveComp {
  private static final int MOST = 100;
  private static final int REFERENCE_TRIES = 5;
  private static final Duration HELD = Duration.ofMinutes(10);

  private final Events events;
  private final Orders orders;
  private final Tickets tickets;
  private final AuditTrail audit;
  private final SettlePayment settle;
  private final Ids ids;
  private final InstantSource clock;

  public GiveComp(
      Events events,
      Orders orders,
      Tickets tickets,
      AuditTrail audit,
      SettlePayment settle,
      Ids ids,
      InstantSource clock) {
    this.events = events;
    this.orders = orders;
    this.tickets = tickets;
    this.audit = audit;
    this.settle = settle;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param quantity 1 to 100
  /// @param reason for the audit trail; it names no guest
  public record Request(
      EventId event,
      TierId tier,
      int quantity,
      String name,
      EmailAddress email,
      Language language,
      String reason) {
    public Request {
      if (quantity < 1 || quantity > MOST) {
        throw new InvalidRequest("quantity", "must be from 1 to " + MOST);
      }
      name = OneLine.parse("name", name, 120);
      reason = OneLine.parse("reason", reason, 500);
    }
  }

  public sealed interface Outcome {
    record Given(Order order, List<Ticket> tickets) implements Outcome {}

    /// What [#preview] says of a request that would be done. @param worth at today's price
    record Possible(Event event, Tier tier, Money worth) implements Outcome {}

    record SoldOut(Tier tier, int requested, int left) implements Outcome {}

    /// A draft, canceled, or over.
    record NotPublished(Event event) implements Outcome {}

    record NoSuchEvent(EventId event) implements Outcome {}

    record NoSuchTier(TierId tier) implements Outcome {}
  }

  /// What [#give] would do now; changes nothing.
  public Outcome preview(Request request) {
    return plan(request, clock.instant());
  }

  /// Never inside a unit of work: places are taken in a transaction of their own.
  public Outcome give(Request request, Cause cause) {
    Instant now = clock.instant();
    return switch (plan(request, now)) {
      case Outcome.Possible(Event event, Tier tier, Money _) ->
          give(request, event, tier, cause, now, REFERENCE_TRIES);
      case Outcome other -> other;
    };
  }

  private Outcome plan(Request request, Instant now) {
    Optional<Event> found = events.find(request.event());
    if (found.isEmpty()) {
      return new Outcome.NoSuchEvent(request.event());
    }
    Event event = found.get();
    Optional<Tier> tier = event.tier(request.tier());
    if (tier.isEmpty()) {
      return new Outcome.NoSuchTier(request.tier());
    }
    if (event.state() != Event.State.PUBLISHED || !now.isBefore(event.ends())) {
      return new Outcome.NotPublished(event);
    }
    return tier.get().left() < request.quantity()
        ? new Outcome.SoldOut(tier.get(), request.quantity(), tier.get().left())
        : new Outcome.Possible(event, tier.get(), tier.get().worth(now, request.quantity()));
  }

  private Outcome give(
      Request request, Event event, Tier tier, Cause cause, Instant now, int triesLeft) {
    Buyer guest =
        new Buyer(new BuyerId(ids.next()), request.name(), request.email(), request.language());
    Order.Held order = order(request, event, tier, guest, now);
    audit(order, request, cause, now);
    return switch (orders.hold(hold(order, guest, cause, now))) {
      case HoldOutcome.Taken() -> confirmed(order.id(), cause);
      case HoldOutcome.SoldOut(InventoryId _, int requested, int left) ->
          new Outcome.SoldOut(tier, requested, left);
      case HoldOutcome.NotOnSale(InventoryId _) -> new Outcome.NotPublished(event);
      case HoldOutcome.ReferenceTaken() when triesLeft > 1 ->
          give(request, event, tier, cause, now, triesLeft - 1);
      case HoldOutcome other -> throw new IllegalStateException("a comp was refused by " + other);
    };
  }

  private Outcome confirmed(OrderId id, Cause cause) {
    Fact free = new Fact.Free(id, clock.instant(), "comp");
    return switch (settle.settle(id, List.of(free), cause)) {
      case SettlePayment.Outcome.Settled(Order.Bought order, List<Step> _) ->
          new Outcome.Given(order, tickets.of(id));
      case SettlePayment.Outcome.Settled(Order off, List<Step> _) ->
          new Outcome.NotPublished(events.find(off.details().event()).orElseThrow());
      case SettlePayment.Outcome.NoSuchOrder(OrderId gone) ->
          throw new IllegalStateException("just held and not there: " + gone);
    };
  }

  /// Before the places are taken: the trail knows of everything that is given away.
  private void audit(Order.Held order, Request request, Cause cause, Instant now) {
    audit.record(
        new AuditEntry(
            now,
            cause.actor(),
            "order.comp-asked",
            "order " + order.id(),
            request.quantity() + " places: " + request.reason(),
            cause.requestId()));
  }

  private Order.Held order(Request request, Event event, Tier tier, Buyer guest, Instant now) {
    OrderId id = new OrderId(ids.next());
    Money nothing = Money.zero(tier.phases().getFirst().price().currency());
    OrderLine line =
        new OrderLine(
            1,
            new Item.Places(tier.id(), tier.name(), tier.note(), "Comp"),
            request.quantity(),
            new OrderLine.Price(nothing, nothing, nothing, 0),
            0);
    return new Order.Held(
        OrderDetails.placed(id, event, Channel.COMP, guest, List.of(line), now), now.plus(HELD));
  }

  private static Hold hold(Order.Held order, Buyer guest, Cause cause, Instant now) {
    String actor = cause.actor().toString();
    Terms none = new Terms("none", now, "comp", actor, "", false);
    return new Hold(
        order,
        guest,
        none,
        "comp " + order.id(),
        null,
        List.of(Integer.MAX_VALUE),
        new Hold.Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, HELD),
        null);
  }
}
