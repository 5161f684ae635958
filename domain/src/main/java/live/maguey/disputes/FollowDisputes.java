package live.maguey.disputes;

import java.time.Instant;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.words.MoneyText;

/// What a dispute or a fraud warning does to its order: marks it, and alerts a person with what to
/// do while something can be done, and when the money is lost.
public final class FollowDisputes {
  private final Orders orders;
  private final OrderAlerts alerts;

  public FollowDisputes(Orders orders, Alerts alerts) {
    this.orders = orders;
    this.alerts = new OrderAlerts(alerts);
  }

  /// @param mark whether anything stands against the order's money now
  public Order follow(Order order, Dispute dispute, boolean mark, Instant now) {
    String due = dispute.dueBy() == null ? "" : " by " + dispute.dueBy();
    String of = MoneyText.of(dispute.amount());
    switch (dispute.state()) {
      case INQUIRY ->
          alerts.raise(
              order, AlertKind.INQUIRY, dispute.object(), of + ": answer it at Stripe" + due, now);
      case OPEN ->
          alerts.raise(
              order,
              AlertKind.DISPUTE,
              dispute.object(),
              of + ": send evidence at Stripe" + due,
              now);
      case LOST -> {
        alerts.close(order, AlertKind.DISPUTE, dispute.object(), now);
        alerts.raise(
            order, AlertKind.DISPUTE_LOST, dispute.object(), of + ": the bank kept it", now);
      }
      case CLOSED, WON -> {
        alerts.close(order, AlertKind.INQUIRY, dispute.object(), now);
        alerts.close(order, AlertKind.DISPUTE, dispute.object(), now);
      }
    }
    return marked(order, mark);
  }

  /// @param warning the news; @param mark whether anything stands against the order's money now
  public Order warned(Order order, Fact.FraudWarning warning, boolean mark, Instant now) {
    switch (warning.stage()) {
      case ACTIONABLE -> {
        // It may come after the news that it is over.
        if (mark) {
          alerts.raise(
              order,
              AlertKind.FRAUD_WARNING,
              warning.warning(),
              "the card network warns of fraud: a refund now is cheaper than a dispute",
              now);
        }
      }
      case OVER -> alerts.close(order, AlertKind.FRAUD_WARNING, warning.warning(), now);
    }
    return marked(order, mark);
  }

  private Order marked(Order order, boolean mark) {
    orders.mark(order.id(), mark);
    return orders.find(order.id()).orElseThrow();
  }
}
