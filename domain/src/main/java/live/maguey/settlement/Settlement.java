package live.maguey.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.orders.Channel;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.StepKey;
import live.maguey.refunds.ToldRefunds;

/// What follows from an order and everything known about it. Pure: no clock, no store; the order
/// and number in which facts arrived cannot matter.
///
/// Where a decision needs the database's answer (are the places still there?) it is a step whose
/// result is kept, and the question is asked again with it.
public final class Settlement {
  /// Raised when the rules change; kept with every decision.
  public static final int RULE_VERSION = 7;

  private Settlement() {}

  /// @param facts by time, then object, as [live.maguey.payments.Facts#of] gives them
  /// @param done what was done before, with its results
  /// @return what is to be done now, in this order; empty when the order is settled
  public static List<Step> decide(Order order, List<Fact> facts, Map<StepKey, String> done) {
    List<Step> steps = new ArrayList<>();
    List<Fact> captures = of(facts, Fact.Kind.CAPTURE);
    captures.forEach(c -> steps.add(new Step.RecordCharge(c)));
    of(facts, Fact.Kind.FEE).forEach(f -> steps.add(new Step.RecordFee(f)));
    of(facts, Fact.Kind.REFUND).forEach(r -> steps.addAll(refund(r, facts)));
    steps.addAll(disputesAndWarnings(facts));
    captures.stream()
        .filter(c -> !c.money().equals(order.total()))
        .forEach(c -> steps.add(new Step.Return(c, Step.Return.Why.WRONG_AMOUNT)));
    List<Fact> payments = captures.stream().filter(c -> c.money().equals(order.total())).toList();
    switch (order) {
      case Order.Held held -> steps.addAll(held(held, payments, facts));
      case Order.Lapsed lapsed -> steps.addAll(lapsed(lapsed, payments, done));
      case Order.Bought bought -> {
        if (bought.details().channel() == Channel.COMP) {
          of(facts, Fact.Kind.FREE).forEach(f -> steps.add(new Step.RecordComp(f)));
        }
        steps.addAll(surplus(payments, done));
        if (isAllBackWithoutUs(paidBy(done), captures, facts)) {
          steps.add(new Step.VoidAll());
        }
      }
      case Order.Refunded _, Order.LateRefunded _ -> steps.addAll(surplus(payments, done));
    }
    return undone(steps, done);
  }

  /// Two facts may ask for one step: it is done once.
  private static List<Step> undone(List<Step> steps, Map<StepKey, String> done) {
    Map<StepKey, Step> undone = new LinkedHashMap<>();
    steps.stream()
        .filter(step -> !done.containsKey(step.key()))
        .forEach(step -> undone.putIfAbsent(step.key(), step));
    return List.copyOf(undone.values());
  }

  private static List<Step> held(Order.Held order, List<Fact> payments, List<Fact> facts) {
    Optional<Fact> pays = pays(order, payments, facts);
    if (pays.isPresent()) {
      return with(facts, Fact.Kind.HOLD, "off").isPresent()
          ? List.of(new Step.Lapse(Step.Lapse.How.EXPIRED, "night-off"))
          : buys(order, pays.get());
    }
    return lapse(facts).<List<Step>>map(List::of).orElse(List.of());
  }

  /// What a payment gives is decided with it and never afterwards: an order that was confirmed
  /// under a rule before 7, which fulfilled in that same step, is not fulfilled twice.
  private static List<Step> buys(Order order, Fact payment) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Confirm(payment));
    order.details().lines().forEach(line -> steps.add(new Step.Fulfil(line)));
    steps.add(new Step.SendConfirmation());
    return steps;
  }

  /// What a held order would be bought by; empty when nothing came that buys it.
  static Optional<Fact> pays(Order.Held order, List<Fact> facts) {
    return pays(
        order,
        of(facts, Fact.Kind.CAPTURE).stream()
            .filter(capture -> capture.money().equals(order.total()))
            .toList(),
        facts);
  }

  private static Optional<Fact> pays(Order.Held order, List<Fact> payments, List<Fact> facts) {
    return payments.stream()
        .findFirst()
        .or(() ->
            order.total().isZero()
                ? of(facts, Fact.Kind.FREE).stream().findFirst()
                : Optional.empty());
  }

  private static Optional<Step> lapse(List<Fact> facts) {
    Optional<Fact> failed = with(facts, Fact.Kind.SESSION, "failed");
    if (failed.isPresent()) {
      return Optional.of(new Step.Lapse(Step.Lapse.How.FAILED, "payment-failed"));
    }
    Optional<Fact> refused = with(facts, Fact.Kind.SESSION, "refused");
    if (refused.isPresent()) {
      String reason = refused.get().related() == null ? "refused" : refused.get().related();
      return Optional.of(new Step.Lapse(Step.Lapse.How.FAILED, reason));
    }
    boolean closed =
        with(facts, Fact.Kind.SESSION, "expired").isPresent()
            || with(facts, Fact.Kind.HOLD, "lapsed").isPresent();
    if (!closed) {
      return Optional.empty();
    }
    boolean givenBack = with(facts, Fact.Kind.HOLD, "given-back").isPresent();
    return Optional.of(
        givenBack
            ? new Step.Lapse(Step.Lapse.How.CANCELLED, "given-back")
            : new Step.Lapse(Step.Lapse.How.EXPIRED, "expired"));
  }

  /// The first payment of a lapsed order may buy the places again; every other one goes back.
  private static List<Step> lapsed(
      Order.Lapsed order, List<Fact> payments, Map<StepKey, String> done) {
    for (Fact payment : payments) {
      Step.Reseat reseat = new Step.Reseat(payment);
      String answer = done.get(reseat.key());
      if (answer == null) {
        return List.of(reseat);
      }
      if (answer.equals(Step.Reseat.TAKEN)) {
        return buys(order, payment);
      }
      Step.Return back = new Step.Return(payment, Step.Return.Why.LATE);
      if (!done.containsKey(back.key())) {
        return List.of(back);
      }
    }
    return List.of();
  }

  /// Money beyond what the order was paid by.
  private static List<Step> surplus(List<Fact> payments, Map<StepKey, String> done) {
    String paidBy = paidBy(done);
    return payments.stream()
        .filter(p -> !p.object().equals(paidBy))
        .<Step>map(p -> new Step.Return(p, Step.Return.Why.PAID_TWICE))
        .toList();
  }

  /// The payment that bought the order; empty text before one did.
  private static String paidBy(Map<StepKey, String> done) {
    return done.getOrDefault(StepKey.CONFIRM, "");
  }

  private static List<Step> disputesAndWarnings(List<Fact> facts) {
    List<Step> steps = new ArrayList<>();
    of(facts, Fact.Kind.DISPUTE_MONEY).forEach(m -> steps.add(new Step.RecordDispute(m)));
    DisputesAndWarnings disputesAndWarnings = DisputesAndWarnings.of(facts);
    of(facts, Fact.Kind.DISPUTE)
        .forEach(told ->
            steps.add(
                new Step.FollowDispute(
                    told, disputesAndWarnings.dispute(told), disputesAndWarnings.mark())));
    of(facts, Fact.Kind.FRAUD_WARNING)
        .forEach(told -> steps.add(new Step.FollowWarning(told, disputesAndWarnings.mark())));
    return steps;
  }

  private static List<Step> refund(Fact refund, List<Fact> facts) {
    List<Step> steps = new ArrayList<>();
    Optional<RefundId> ours = ToldRefunds.ours(refund);
    if (ours.isEmpty()) {
      steps.add(
          new Step.Raise(
              "foreign-refund",
              refund.object(),
              "A refund that was not made here: recorded. It voids the tickets once all the"
                  + " money is back, and none before."));
    } else {
      steps.add(new Step.FollowRefund(refund, ours.get()));
    }
    switch (Refund.State.ofStripe(refund.status())) {
      case SUCCEEDED -> steps.add(new Step.RecordRefund(refund));
      case FAILED, CANCELLED -> {
        // The ledger has a refund only once it went through: only then can money come back.
        if (ToldRefunds.wentThrough(refund.object(), facts)) {
          steps.add(new Step.RecordRefundReturned(refund));
          if (ours.isEmpty()) {
            steps.add(owed(refund, facts));
          }
        }
      }
      case REQUESTED, PENDING, PAID_BY_HAND -> {}
    }
    return steps;
  }

  private static Step owed(Fact failed, List<Fact> facts) {
    Instant since =
        about(failed.object(), of(facts, Fact.Kind.REFUND)).stream()
            .map(Fact::at)
            .min(Comparator.naturalOrder())
            .orElse(failed.at());
    return new Step.OweRefund(failed, ToldRefunds.payment(failed, facts).orElse(""), since);
  }

  /// A part that somebody gave back in Stripe's dashboard buys out no ticket in particular; the
  /// whole of the payment that bought them does all of them. What is pending may still fail.
  private static boolean isAllBackWithoutUs(String paidBy, List<Fact> captures, List<Fact> facts) {
    List<Fact> all = ToldRefunds.throughNow(facts);
    // Before rule 5 no refund told its payment: then all the money that came is compared.
    boolean told = all.stream().allMatch(refund -> ToldRefunds.payment(refund, facts).isPresent());
    List<Fact> came = told ? about(paidBy, captures) : captures;
    List<Fact> back =
        told ? all.stream().filter(r -> ToldRefunds.mayBeOf(r, paidBy, facts)).toList() : all;
    return !came.isEmpty()
        && back.stream().anyMatch(refund -> ToldRefunds.ours(refund).isEmpty())
        && sum(back) >= sum(came);
  }

  private static List<Fact> about(String object, List<Fact> facts) {
    return facts.stream().filter(fact -> fact.object().equals(object)).toList();
  }

  private static long sum(List<Fact> facts) {
    return facts.stream().mapToLong(fact -> fact.money().minor()).sum();
  }

  private static List<Fact> of(List<Fact> facts, Fact.Kind kind) {
    return facts.stream().filter(f -> f.kind() == kind).toList();
  }

  private static Optional<Fact> with(List<Fact> facts, Fact.Kind kind, String status) {
    return facts.stream().filter(f -> f.kind() == kind && f.status().equals(status)).findFirst();
  }
}
