package live.maguey.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.StepKey;
import live.maguey.shared.UnitOfWork;

/// Moves an order to what the facts say: state, tickets, ledger, refunds, mail and audit in one
/// transaction under the order's lock. Webhook worker, heal job, return page, replay and the end of
/// a hold all come here; calling it again changes nothing.
public final class SettlePayment {
  private final Orders orders;
  private final Facts facts;
  private final OpenPages pages;
  private final ApplySteps steps;
  private final StepRecord record;
  private final UnitOfWork work;
  private final InstantSource clock;

  public SettlePayment(
      Orders orders,
      Facts facts,
      OpenPages pages,
      ApplySteps steps,
      StepRecord record,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.facts = facts;
    this.pages = pages;
    this.steps = steps;
    this.record = record;
    this.work = work;
    this.clock = clock;
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
        order = orders.lock(id);
      } catch (NoSuchElementException lost) {
        return new Outcome.NoSuchOrder(id);
      }
      Instant now = clock.instant();
      return follow(order, known(order, learn(id, evidence), now), cause, now);
    });
  }

  private Outcome follow(Order order, Facts.Learnt learnt, Cause cause, Instant now) {
    Order current = order;
    List<Fact> known = learnt.known();
    Map<StepKey, String> done = new HashMap<>(learnt.done());
    List<ApplySteps.Applied> all = new ArrayList<>();
    for (List<Step> next = Settlement.decide(current, known, done);
        !next.isEmpty();
        next = Settlement.decide(current, known, done)) {
      List<ApplySteps.Applied> applied = steps.apply(current, next, cause, now);
      current = applied.getLast().order();
      applied.forEach(a -> done.put(a.step().key(), a.result()));
      all.addAll(applied);
    }
    record.write(order.id(), all, cause, now);
    return new Outcome.Settled(current, all.stream().map(ApplySteps.Applied::step).toList());
  }

  private Facts.Learnt learn(OrderId id, List<Fact> evidence) {
    for (Fact fact : evidence) {
      if (!fact.order().equals(id)) {
        throw new IllegalArgumentException("a fact about " + fact.order() + " is not about " + id);
      }
    }
    Facts.Learnt learnt = facts.learn(id, evidence);
    Fact.of(learnt.news(), Fact.PageEnded.class).forEach(page -> pages.closed(page.session()));
    return learnt;
  }

  /// An event that is cancelled or over is bought by nobody, whatever is held of it: of an order
  /// that would be bought now, that is known too.
  private Facts.Learnt known(Order order, Facts.Learnt learnt, Instant now) {
    if (!(order instanceof Order.Held held)) {
      return learnt;
    }
    OrderId id = held.id();
    return Settlement.pays(held, learnt.known())
        .filter(pays -> !orders.eventStands(id, pays.at()))
        .map(_ -> facts.learn(id, List.of(new Fact.EventOff(id, now, "settlement"))))
        .orElse(learnt);
  }
}
