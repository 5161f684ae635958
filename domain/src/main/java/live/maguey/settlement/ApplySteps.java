package live.maguey.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.alerts.AlertKind;
import live.maguey.audit.Cause;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.FollowDisputes;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.refunds.FollowRefund;

/// Does what was decided, each step by the part that knows how, inside the unit of work and under
/// the order's lock.
public final class ApplySteps {
  private static final String RECORDED = "recorded";

  private final MoveOrder moves;
  private final LedgerWriter ledger;
  private final Fulfilment fulfilment;
  private final RefundPayments payments;
  private final FollowRefund refunds;
  private final FollowDisputes disputes;
  private final OrderAlerts alerts;

  public ApplySteps(
      MoveOrder moves,
      LedgerWriter ledger,
      Fulfilment fulfilment,
      RefundPayments payments,
      FollowRefund refunds,
      FollowDisputes disputes,
      OrderAlerts alerts) {
    this.moves = moves;
    this.ledger = ledger;
    this.fulfilment = fulfilment;
    this.payments = payments;
    this.refunds = refunds;
    this.disputes = disputes;
    this.alerts = alerts;
  }

  /// @param order as the step left it
  record Applied(Step step, Order order, String result) {}

  /// @param steps one or more, decided together
  List<Applied> apply(Order order, List<Step> steps, Cause cause, Instant now) {
    List<Applied> all = new ArrayList<>();
    Order current = order;
    for (Step step : steps) {
      Applied applied = apply(current, step, cause, now);
      current = applied.order();
      all.add(applied);
    }
    // What the lines of an order give is written by one statement.
    List<OrderLine> paid = paid(steps);
    fulfilment.give(current.details(), paid, now);
    ledger.deposits(current.details(), paid, now);
    return all;
  }

  private static List<OrderLine> paid(List<Step> steps) {
    return steps.stream()
        .filter(Step.Fulfil.class::isInstance)
        .map(step -> ((Step.Fulfil) step).line())
        .toList();
  }

  private static String reseated(Order before, Order after) {
    return MoveOrder.isElsewhere(before, after) ? Step.Reseat.STANDS_IN : Step.Reseat.TAKEN;
  }

  private Applied apply(Order order, Step step, Cause cause, Instant now) {
    return switch (step) {
      case Step.RecordCharge(Fact.Captured capture) -> {
        ledger.charge(order.details(), capture);
        yield new Applied(step, order, RECORDED);
      }
      case Step.RecordComp _ -> {
        ledger.comp(order.details(), now);
        yield new Applied(step, order, RECORDED);
      }
      case Step.RecordFee(Fact.Fee fee) -> {
        ledger.fee(order.details(), fee);
        yield new Applied(step, order, RECORDED);
      }
      case Step.RecordRefund(Fact.RefundTold refund) -> {
        ledger.refund(order.details(), refund, refunds.weights(refund));
        refunds.review(order, now);
        yield new Applied(step, order, RECORDED);
      }
      case Step.RecordRefundReturned(Fact.RefundTold refund) -> {
        ledger.refundReturned(order.details(), refund, refunds.weights(refund));
        refunds.review(order, now);
        yield new Applied(step, order, RECORDED);
      }
      case Step.ReturnDeposit(Fact.RefundTold refund, String paidBy) -> {
        ledger.depositReturned(order.details(), refund, refunds.entries(order, paidBy));
        yield new Applied(step, order, RECORDED);
      }
      case Step.OweDeposit(Fact.RefundTold refund, String paidBy) -> {
        ledger.depositSentBack(order.details(), refund, refunds.entries(order, paidBy));
        yield new Applied(step, order, RECORDED);
      }
      case Step.RecordDispute(Fact.DisputeMoved money) -> {
        ledger.dispute(order.details(), money);
        // What a bank has, or gives back, is not owed, or owed again.
        refunds.review(order, now);
        yield new Applied(step, order, RECORDED);
      }
      case Step.Confirm(Fact.Buying by) ->
          new Applied(step, moves.confirm(order, now), by.object());
      case Step.Fulfil(OrderLine line) -> new Applied(step, order, Fulfilment.named(line));
      case Step.SendConfirmation _ -> {
        fulfilment.tell(order, cause, now);
        yield new Applied(step, order, "queued");
      }
      case Step.Reseat _ ->
          moves
              .retake(order, now)
              .map(taken -> new Applied(step, taken, reseated(order, taken)))
              .orElseGet(() -> new Applied(step, order, Step.Reseat.GONE));
      case Step.Lapse(Step.Lapse.How how, String reason) ->
          new Applied(step, moves.lapse((Order.Held) order, how, reason, now), reason);
      case Step.Return(Fact.Captured capture, Step.Return.Why why) ->
          new Applied(step, payments.request(order, capture, why, cause, now), why.name());
      case Step.FollowRefund(Fact.RefundTold refund, RefundId ours) -> {
        refunds.follow(order, refund, ours, now);
        yield new Applied(step, order, refund.identity().status());
      }
      case Step.OweRefund(Fact.RefundTold refund, String payment, Instant since) -> {
        RefundId owed = refunds.owe(refund, payment, since, now);
        refunds.review(order, now);
        yield new Applied(step, order, owed.toString());
      }
      case Step.VoidAll _ ->
          new Applied(step, payments.voidAll((Order.Bought) order, now), "refunded elsewhere");
      case Step.FollowDispute(Fact.DisputeTold told, Dispute dispute, boolean mark) -> {
        refunds.askAgainForWhatItStopped(order, dispute, now);
        refunds.review(order, now);
        yield new Applied(
            step, disputes.follow(order, dispute, mark, now), told.identity().status());
      }
      case Step.FollowWarning(Fact.FraudWarning told, boolean mark) ->
          new Applied(step, disputes.warned(order, told, mark, now), told.identity().status());
      case Step.Raise(AlertKind kind, String about, String detail) -> {
        alerts.raise(order, kind, about, detail, now);
        yield new Applied(step, order, "raised");
      }
    };
  }
}
