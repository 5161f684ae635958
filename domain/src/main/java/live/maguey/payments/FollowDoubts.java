package live.maguey.payments;

import java.time.Instant;
import live.maguey.audit.Alerts;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;

/// What a dispute or a fraud warning does to its order: marks it, and alerts a person with what to
/// do while something can be done, and when the money is lost.
final class FollowDoubts {
  private final Orders orders;
  private final Refunds refunds;
  private final OrderAlerts alerts;

  FollowDoubts(Orders orders, Refunds refunds, Alerts alerts) {
    this.orders = orders;
    this.refunds = refunds;
    this.alerts = new OrderAlerts(alerts);
  }

  /// @param mark whether anything stands against the order's money now
  Order follow(Order order, Dispute dispute, boolean mark, Instant now) {
    String due = dispute.dueBy() == null ? "" : " by " + dispute.dueBy();
    String of = dispute.amount().display();
    switch (dispute.state()) {
      case INQUIRY ->
          alerts.raise(order, "inquiry", dispute.object(), of + ": answer it at Stripe" + due, now);
      case OPEN ->
          alerts.raise(
              order, "dispute", dispute.object(), of + ": send evidence at Stripe" + due, now);
      case LOST -> {
        alerts.close(order, "dispute", dispute.object(), now);
        alerts.raise(order, "dispute-lost", dispute.object(), of + ": the bank kept it", now);
      }
      case CLOSED, WON -> {
        alerts.close(order, "inquiry", dispute.object(), now);
        alerts.close(order, "dispute", dispute.object(), now);
        payBackWhatItStopped(order, dispute, now);
      }
    }
    return marked(order, mark);
  }

  /// A refund that crossed the dispute was refused while the bank had the money, and its tickets
  /// are void: now that the money is with us again, Stripe is asked once more.
  private void payBackWhatItStopped(Order order, Dispute dispute, Instant now) {
    refunds.of(order.id()).stream()
        .filter(refund -> refund.state() == Refund.State.FAILED)
        .filter(r -> dispute.payment() == null || dispute.payment().equals(r.payment()))
        .forEach(refund -> refunds.askAgain(refund.id(), now));
  }

  /// @param warning the news; @param mark whether anything stands against the order's money now
  Order warned(Order order, Fact warning, boolean mark, Instant now) {
    if (warning.status().equals("actionable")) {
      alerts.raise(
          order,
          "fraud-warning",
          warning.object(),
          "the card network warns of fraud: a refund now is cheaper than a dispute",
          now);
    }
    return marked(order, mark);
  }

  private Order marked(Order order, boolean mark) {
    orders.mark(order.id(), mark);
    return orders.find(order.id()).orElseThrow();
  }
}
