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
      learn(id, evidence);
      return follow(order, known(order, now), cause, now);
    });
  }

  private Outcome follow(Order order, List<Fact> known, Cause cause, Instant now) {
    Order current = order;
    Map<StepKey, String> done = new HashMap<>(facts.done(order.id()));
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

  private void learn(OrderId id, List<Fact> evidence) {
    for (Fact fact : evidence) {
      if (!fact.order().equals(id)) {
        throw new IllegalArgumentException("a fact about " + fact.order() + " is not about " + id);
      }
    }
    if (!evidence.isEmpty()) {
      Fact.of(facts.add(evidence), Fact.PageEnded.class)
          .forEach(page -> pages.closed(page.session()));
    }
  }

  private List<Fact> known(Order order, Instant now) {
    List<Fact> known = facts.of(order.id());
    return learnWhetherTheEventIsOff(order, known, now) ? facts.of(order.id()) : known;
  }

  /// An event that is cancelled or over is bought by nobody, whatever is held of it.
  ///
  /// @return whether that is news
  private boolean learnWhetherTheEventIsOff(Order order, List<Fact> known, Instant now) {
    if (!(order instanceof Order.Held held)) {
      return false;
    }
    OrderId id = held.id();
    return Settlement.pays(held, known)
        .filter(pays -> !orders.eventStands(id, pays.at()))
        .map(_ -> new Fact.EventOff(id, now, "settlement"))
        .map(facts::add)
        .orElse(false);
  }
}
