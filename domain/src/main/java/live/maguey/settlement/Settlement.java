package live.maguey.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.alerts.AlertKind;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.orders.Channel;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
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
  public static final int RULE_VERSION = 8;

  private Settlement() {}

  /// @param facts by time, then object, as [live.maguey.payments.Facts#of] gives them
  /// @param done what was done before, with its results
  /// @return what is to be done now, in this order; empty when the order is settled
  public static List<Step> decide(Order order, List<Fact> facts, Map<StepKey, String> done) {
    List<Step> steps = new ArrayList<>();
    DisputesAndWarnings against = DisputesAndWarnings.of(facts);
    facts.stream()
        .sorted(Comparator.comparing(fact -> fact.identity().kind()))
        .forEach(fact -> steps.addAll(alone(fact, facts, against)));
    List<Fact.Captured> captures = Fact.of(facts, Fact.Captured.class).toList();
    captures.stream()
        .filter(c -> !c.amount().equals(order.total()))
        .forEach(c -> steps.add(new Step.Return(c, Step.Return.Why.WRONG_AMOUNT)));
    List<Fact.Captured> payments =
        captures.stream().filter(c -> c.amount().equals(order.total())).toList();
    switch (order) {
      case Order.Held held -> steps.addAll(held(held, payments, facts));
      case Order.Lapsed lapsed -> steps.addAll(lapsed(lapsed, payments, done));
      case Order.Bought bought -> {
        if (bought.details().channel() == Channel.COMP) {
          Fact.of(facts, Fact.Free.class).forEach(f -> steps.add(new Step.RecordComp(f)));
        }
        steps.addAll(surplus(payments, done));
        steps.addAll(deposit(order, facts, done));
        if (isAllBackWithoutUs(paidBy(done), captures, facts)) {
          steps.add(new Step.VoidAll());
        }
      }
      case Order.Refunded _, Order.LateRefunded _ -> {
        steps.addAll(surplus(payments, done));
        steps.addAll(deposit(order, facts, done));
      }
    }
    return undone(steps, done);
  }

  /// What follows from a fact whatever the order stands at.
  private static List<Step> alone(Fact fact, List<Fact> facts, DisputesAndWarnings against) {
    return switch (fact) {
      case Fact.Captured capture -> List.of(new Step.RecordCharge(capture));
      case Fact.Fee fee -> List.of(new Step.RecordFee(fee));
      case Fact.RefundTold refund -> refund(refund, facts);
      case Fact.DisputeMoved money -> List.of(new Step.RecordDispute(money));
      case Fact.DisputeTold told ->
          List.of(new Step.FollowDispute(told, against.dispute(told), against.mark()));
      case Fact.FraudWarning told -> List.of(new Step.FollowWarning(told, against.mark()));
      // Read beside what they belong to.
      case Fact.RefundOf _, Fact.DisputeDue _ -> List.of();
      // They decide on a hold: below.
      case Fact.Free _,
          Fact.PageEnded _,
          Fact.PageRefused _,
          Fact.HoldLapsed _,
          Fact.HoldReleased _,
          Fact.EventOff _ ->
          List.of();
      // The buyer may try again.
      case Fact.Declined _ -> List.of();
    };
  }

  /// Two facts may ask for one step: it is done once.
  private static List<Step> undone(List<Step> steps, Map<StepKey, String> done) {
    Map<StepKey, Step> undone = new LinkedHashMap<>();
    steps.stream()
        .filter(step -> !done.containsKey(step.key()))
        .forEach(step -> undone.putIfAbsent(step.key(), step));
    return List.copyOf(undone.values());
  }

  private static List<Step> held(Order.Held order, List<Fact.Captured> payments, List<Fact> facts) {
    Optional<Fact.Buying> pays = pays(order, payments, facts);
    if (pays.isPresent()) {
      return isTold(facts, Fact.EventOff.class)
          ? List.of(new Step.Lapse(Step.Lapse.How.EXPIRED, "night-off"))
          : buys(order, pays.get());
    }
    return lapse(facts).<List<Step>>map(List::of).orElse(List.of());
  }

  /// What a payment gives is decided with it and never afterwards: an order that was confirmed
  /// under a rule before 7, which fulfilled in that same step, is not fulfilled twice.
  private static List<Step> buys(Order order, Fact.Buying payment) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Confirm(payment));
    order.details().lines().forEach(line -> steps.add(new Step.Fulfil(line)));
    steps.add(new Step.SendConfirmation());
    return steps;
  }

  /// What a held order would be bought by; empty when nothing came that buys it.
  static Optional<Fact.Buying> pays(Order.Held order, List<Fact> facts) {
    return pays(
        order,
        Fact.of(facts, Fact.Captured.class)
            .filter(capture -> capture.amount().equals(order.total()))
            .toList(),
        facts);
  }

  private static Optional<Fact.Buying> pays(
      Order.Held order, List<Fact.Captured> payments, List<Fact> facts) {
    return payments.stream()
        .<Fact.Buying>map(payment -> payment)
        .findFirst()
        .or(() ->
            order.total().isZero()
                ? Fact.of(facts, Fact.Free.class).findFirst()
                : Optional.empty());
  }

  private static Optional<Step> lapse(List<Fact> facts) {
    if (isTold(facts, Fact.PageEnded.End.FAILED)) {
      return Optional.of(new Step.Lapse(Step.Lapse.How.FAILED, "payment-failed"));
    }
    Optional<Fact.PageRefused> refused = Fact.of(facts, Fact.PageRefused.class).findFirst();
    if (refused.isPresent()) {
      return Optional.of(new Step.Lapse(Step.Lapse.How.FAILED, refused.get().code()));
    }
    boolean closed =
        isTold(facts, Fact.PageEnded.End.EXPIRED) || isTold(facts, Fact.HoldLapsed.class);
    if (!closed) {
      return Optional.empty();
    }
    return Optional.of(
        isTold(facts, Fact.HoldReleased.class)
            ? new Step.Lapse(Step.Lapse.How.CANCELLED, "released")
            : new Step.Lapse(Step.Lapse.How.EXPIRED, "expired"));
  }

  /// The first payment of a lapsed order may buy the places again; every other one goes back.
  private static List<Step> lapsed(
      Order.Lapsed order, List<Fact.Captured> payments, Map<StepKey, String> done) {
    for (Fact.Captured payment : payments) {
      Step.Reseat reseat = new Step.Reseat(payment);
      String answer = done.get(reseat.key());
      if (answer == null) {
        return List.of(reseat);
      }
      if (answer.equals(Step.Reseat.TAKEN) || answer.equals(Step.Reseat.STANDS_IN)) {
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
  private static List<Step> surplus(List<Fact.Captured> payments, Map<StepKey, String> done) {
    String paidBy = paidBy(done);
    return payments.stream()
        .filter(p -> !p.payment().equals(paidBy))
        .<Step>map(p -> new Step.Return(p, Step.Return.Why.PAID_TWICE))
        .toList();
  }

  /// What refunds do to what is owed for a deposit: only those of the payment that bought it.
  private static List<Step> deposit(Order order, List<Fact> facts, Map<StepKey, String> done) {
    if (!order.details().hasDeposit()) {
      return List.of();
    }
    String paidBy = paidBy(done);
    List<Step> steps = new ArrayList<>();
    Fact.of(facts, Fact.RefundTold.class)
        .filter(refund -> ToldRefunds.wentThrough(refund.refund(), facts))
        .filter(refund -> ToldRefunds.mayBeOf(refund, paidBy, facts))
        .sorted(Comparator.comparing(Fact.RefundTold::news))
        .forEach(refund -> {
          switch (refund.news()) {
            case PENDING -> {}
            case SUCCEEDED -> steps.add(new Step.ReturnDeposit(refund, paidBy));
            case FAILED, CANCELLED -> steps.add(new Step.OweDeposit(refund, paidBy));
          }
        });
    return steps;
  }

  /// The payment that bought the order; empty text before one did.
  private static String paidBy(Map<StepKey, String> done) {
    return done.getOrDefault(StepKey.CONFIRM, "");
  }

  private static List<Step> refund(Fact.RefundTold refund, List<Fact> facts) {
    List<Step> steps = new ArrayList<>();
    Optional<RefundId> ours = refund.ours();
    if (ours.isEmpty()) {
      steps.add(
          new Step.Raise(
              AlertKind.FOREIGN_REFUND,
              refund.refund(),
              "A refund that was not made here: recorded. It voids the tickets once all the"
                  + " money is back, and none before."));
    } else {
      steps.add(new Step.FollowRefund(refund, ours.get()));
    }
    switch (refund.news()) {
      case SUCCEEDED -> steps.add(new Step.RecordRefund(refund));
      case FAILED, CANCELLED -> {
        // The ledger has a refund only once it went through: only then can money come back.
        if (ToldRefunds.wentThrough(refund.refund(), facts)) {
          steps.add(new Step.RecordRefundReturned(refund));
          if (ours.isEmpty()) {
            steps.add(owed(refund, facts));
          }
        }
      }
      case PENDING -> {}
    }
    return steps;
  }

  private static Step owed(Fact.RefundTold failed, List<Fact> facts) {
    Instant since =
        Fact.of(facts, Fact.RefundTold.class)
            .filter(told -> told.refund().equals(failed.refund()))
            .map(Fact::at)
            .min(Comparator.naturalOrder())
            .orElse(failed.at());
    return new Step.OweRefund(failed, ToldRefunds.payment(failed, facts).orElse(""), since);
  }

  /// A part that somebody refunded in Stripe's dashboard buys out no ticket in particular; the
  /// whole of the payment that bought them does all of them. What is pending may still fail.
  private static boolean isAllBackWithoutUs(
      String paidBy, List<Fact.Captured> captures, List<Fact> facts) {
    List<Fact.RefundTold> all = ToldRefunds.throughNow(facts);
    // Before rule 5 no refund told its payment: then all the money that came is compared.
    boolean told = all.stream().allMatch(refund -> ToldRefunds.payment(refund, facts).isPresent());
    List<Fact.Captured> came =
        told ? captures.stream().filter(c -> c.payment().equals(paidBy)).toList() : captures;
    List<Fact.RefundTold> back =
        told ? all.stream().filter(r -> ToldRefunds.mayBeOf(r, paidBy, facts)).toList() : all;
    return !came.isEmpty()
        && back.stream().anyMatch(refund -> refund.ours().isEmpty())
        && sum(back) >= sum(came);
  }

  private static long sum(List<? extends Fact.OfMoney> facts) {
    return facts.stream().mapToLong(fact -> fact.amount().minor()).sum();
  }

  private static boolean isTold(List<Fact> facts, Class<? extends Fact> type) {
    return facts.stream().anyMatch(type::isInstance);
  }

  private static boolean isTold(List<Fact> facts, Fact.PageEnded.End end) {
    return Fact.of(facts, Fact.PageEnded.class).anyMatch(page -> page.end() == end);
  }
}
