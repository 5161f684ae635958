package live.maguey.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.ToLongFunction;
import live.maguey.audit.Alerts;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.StepKey;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.VoidTickets;
import live.maguey.revenue.Ledger;
import live.maguey.shared.Ids;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// Moves an order to what the facts say: state, tickets, ledger, refunds, mail and audit in one
/// transaction under the order's lock. Webhook worker, heal job, return page, replay and the end of
/// a hold all come here; calling it again changes nothing.
public final class SettlePayment {
  private final Stores stores;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;
  private final LedgerWriter book;
  private final VoidTickets voidTickets;
  private final Fulfilment fulfilment;
  private final FollowRefund refunds;
  private final FollowDisputes disputesAndWarnings;

  /// What is written together.
  public record Stores(
      Events events,
      Orders orders,
      Facts facts,
      Tickets tickets,
      Ledger ledger,
      Refunds refunds,
      OpenPages pages,
      Outbox outbox,
      AuditTrail audit,
      Alerts alerts) {}

  public SettlePayment(Stores stores, UnitOfWork work, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
    this.book = new LedgerWriter(stores.ledger(), ids);
    this.fulfilment = new Fulfilment(ids);
    this.voidTickets = new VoidTickets(stores.orders(), stores.tickets());
    this.refunds = new FollowRefund(stores.refunds(), stores.alerts());
    this.disputesAndWarnings = new FollowDisputes(stores.orders(), stores.alerts());
  }

  public sealed interface Outcome {
    /// @param steps what was done, empty when nothing was left to do
    record Settled(Order order, List<Step> steps) implements Outcome {}

    /// Evidence about an order that is not in this database.
    record NoSuchOrder(OrderId order) implements Outcome {}
  }

  /// Adds the new facts and does what follows. All evidence is of this order.
  public Outcome settle(OrderId id, List<Fact> evidence, Cause cause) {
    return work.run(() -> {
      Order order;
      try {
        order = stores.orders().lock(id);
      } catch (NoSuchElementException lost) {
        return new Outcome.NoSuchOrder(id);
      }
      evidence.forEach(fact -> learn(id, fact));
      List<Fact> facts = stores.facts().of(id);
      if (learnWhetherTheNightIsOff(order, facts)) {
        facts = stores.facts().of(id);
      }
      Map<StepKey, String> done = new HashMap<>(stores.facts().done(id));
      List<Step> all = new ArrayList<>();
      for (List<Step> next = Settlement.decide(order, facts, done);
          !next.isEmpty();
          next = Settlement.decide(order, facts, done)) {
        for (Step step : next) {
          Applied applied = apply(order, step, cause);
          order = applied.order();
          done.put(step.key(), applied.result());
          all.add(step);
        }
      }
      return new Outcome.Settled(order, all);
    });
  }

  private void learn(OrderId id, Fact fact) {
    if (!fact.order().equals(id)) {
      throw new IllegalArgumentException("a fact about " + fact.order() + " is not about " + id);
    }
    boolean isNew = stores.facts().add(fact);
    if (isNew && fact.kind() == Fact.Kind.SESSION && !fact.status().equals("refused")) {
      stores.pages().closed(fact.object());
    }
  }

  /// A night that is cancelled or over is bought by nobody, whatever is held of it.
  ///
  /// @return whether that is news
  private boolean learnWhetherTheNightIsOff(Order order, List<Fact> facts) {
    if (!(order instanceof Order.Held held)) {
      return false;
    }
    OrderId id = held.id();
    return Settlement.pays(held, facts)
        .filter(pays -> !stores.orders().eventStands(id, pays.at()))
        .map(_ ->
            new Fact(
                id,
                Fact.Kind.HOLD,
                id.toString(),
                "off",
                null,
                clock.instant(),
                "settlement",
                null))
        .map(stores.facts()::add)
        .orElse(false);
  }

  private Applied apply(Order order, Step step, Cause cause) {
    Instant now = clock.instant();
    Applied applied =
        switch (step) {
          case Step.RecordCharge(Fact capture) -> {
            book.charge(order.details(), capture);
            yield new Applied(order, "recorded");
          }
          case Step.RecordComp _ -> {
            recordComp(order.details(), now);
            yield new Applied(order, "recorded");
          }
          case Step.RecordFee(Fact fee) -> {
            book.fee(order.details(), fee);
            yield new Applied(order, "recorded");
          }
          case Step.Confirm(Fact by) -> new Applied(confirm(order, cause, now), by.object());
          case Step.Reseat _ ->
              new Applied(
                  order,
                  stores.orders().retake(order.id(), now) ? Step.Reseat.TAKEN : Step.Reseat.GONE);
          case Step.Return(Fact capture, Step.Return.Why why) ->
              new Applied(refundCapture(order, capture, why, cause, now), why.name());
          case Step.Lapse(Step.Lapse.How how, String reason) ->
              new Applied(lapse((Order.Held) order, how, reason, now), reason);
          case Step.RecordRefund(Fact refund) -> {
            book.refund(order.details(), refund, refunds.parts(refund));
            yield new Applied(order, "recorded");
          }
          case Step.RecordRefundReturned(Fact refund) -> {
            book.refundReturned(order.details(), refund, refunds.parts(refund));
            yield new Applied(order, "recorded");
          }
          case Step.FollowRefund(Fact refund, RefundId ours) -> {
            refunds.follow(order, refund, ours, now);
            yield new Applied(order, refund.status());
          }
          case Step.OweRefund(Fact refund, String payment, Instant since) ->
              new Applied(order, refunds.owe(refund, payment, since, now).toString());
          case Step.RecordDispute(Fact money) -> {
            book.dispute(order.details(), money);
            yield new Applied(order, "recorded");
          }
          case Step.FollowDispute(Fact told, Dispute dispute, boolean mark) -> {
            refunds.askAgainForWhatItStopped(order, dispute, now);
            yield new Applied(disputesAndWarnings.follow(order, dispute, mark, now), told.status());
          }
          case Step.FollowWarning(Fact told, boolean mark) ->
              new Applied(disputesAndWarnings.warned(order, told, mark, now), told.status());
          case Step.VoidAll _ -> voidAll((Order.Bought) order, now);
          case Step.Raise(String kind, String about, String detail) -> {
            new OrderAlerts(stores.alerts()).raise(order, kind, about, detail, now);
            yield new Applied(order, "raised");
          }
        };
    stores.facts().done(order.id(), step.key(), applied.result(), Settlement.RULE_VERSION, now);
    stores
        .audit()
        .record(
            new AuditEntry(
                now,
                cause.actor(),
                "order." + step.key().purpose(),
                "order " + order.id(),
                applied.order().state() + ", " + applied.result(),
                cause.requestId()));
    return applied;
  }

  private record Applied(Order order, String result) {}

  private Order confirm(Order order, Cause cause, Instant now) {
    Order.Paid paid =
        switch (order) {
          case Order.Held held -> held.paid(now);
          case Order.Lapsed lapsed -> lapsed.paid(now);
          case Order.Bought _, Order.Refunded _, Order.LateRefunded _ ->
              throw new IllegalStateException(order.state() + " is not confirmed again");
        };
    stores.orders().move(order, paid);
    Event event = stores.events().find(order.details().event()).orElseThrow();
    stores.tickets().issue(fulfilment.tickets(order.details(), event));
    queue(order, Email.Kind.TICKETS, order.id().toString(), cause, now);
    return paid;
  }

  private void recordComp(OrderDetails order, Instant now) {
    Event event = stores.events().find(order.event()).orElseThrow();
    ToLongFunction<OrderLine> worth =
        line ->
            switch (line.item()) {
              case Item.Places places ->
                  event
                      .tier(places.tier())
                      .orElseThrow()
                      .worth(order.placedAt(), line.quantity())
                      .minor();
              case Item.Table _ -> line.total().minor();
            };
    book.comp(order, worth, now);
  }

  private Order refundCapture(
      Order order, Fact capture, Step.Return.Why why, Cause cause, Instant now) {
    RefundId refund = new RefundId(ids.next());
    stores
        .refunds()
        .request(
            new Refund(
                refund,
                order.id(),
                capture.object(),
                capture.money(),
                why.name().toLowerCase(Locale.ROOT),
                Refund.State.REQUESTED,
                1,
                null,
                now,
                null));
    if (why == Step.Return.Why.LATE && order instanceof Order.Lapsed lapsed) {
      Order.LateRefunded refunded = lapsed.lateRefunded(now);
      stores.orders().move(order, refunded);
      queue(order, Email.Kind.LATE_REFUND, refund.toString(), cause, now);
      return refunded;
    }
    queue(order, Email.Kind.REFUND, refund.toString(), cause, now);
    return order;
  }

  private Order lapse(Order.Held held, Step.Lapse.How how, String reason, Instant now) {
    Order lapsed =
        switch (how) {
          case EXPIRED -> held.expired(now);
          case FAILED -> held.failed(now, reason);
          case CANCELLED -> held.cancelled(now);
        };
    stores.orders().move(held, lapsed);
    stores.orders().release(held.id());
    return lapsed;
  }

  private Applied voidAll(Order.Bought order, Instant now) {
    List<Ticket> all = stores.tickets().lock(order.id());
    VoidTickets.Taken taken =
        voidTickets.take(
            order,
            all,
            all.stream().filter(VoidTickets::isOwed).toList(),
            Ticket.VoidReason.REFUNDED,
            now);
    return new Applied(taken.order(), "refunded elsewhere");
  }

  private void queue(Order order, Email.Kind kind, String subject, Cause cause, Instant now) {
    stores
        .outbox()
        .queue(
            Email.queued(
                new EmailId(ids.next()),
                kind,
                order.id(),
                order.details().buyer(),
                subject,
                now,
                cause.requestId()));
  }
}
