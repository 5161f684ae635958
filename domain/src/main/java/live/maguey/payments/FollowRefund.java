package live.maguey.payments;

import java.time.Instant;
import java.util.List;
import live.maguey.audit.Alerts;
import live.maguey.orders.Order;

/// Moves a refund that we asked for to the state Stripe reports; alerts a person when the money did
/// not reach the buyer, or when the refund is not ours.
final class FollowRefund {
  private final Refunds refunds;
  private final Alerts alerts;

  FollowRefund(Refunds refunds, Alerts alerts) {
    this.refunds = refunds;
    this.alerts = alerts;
  }

  void follow(Order order, Fact fact, RefundId ours, Instant now) {
    Refund.State state = Refund.State.ofStripe(fact.status());
    if (refunds.find(ours).isEmpty()) {
      new OrderAlerts(alerts)
          .raise(
              order, "foreign-refund", fact.object(), "It names no refund of ours: recorded.", now);
      return;
    }
    refunds.moved(ours, fact.object(), state, fact.at());
    switch (state) {
      case FAILED, CANCELLED ->
          alerts.raise(
              "refund-failed",
              "refund " + ours,
              fact.object() + " " + fact.status() + ": the money did not reach the buyer",
              now);
      case REQUESTED, PENDING, SUCCEEDED -> {}
    }
  }

  /// The tickets that it refunds; none when it is not ours, or covers the whole order.
  List<Refund.Part> parts(Fact refund) {
    return Settlement.ours(refund).flatMap(refunds::find).map(Refund::parts).orElse(List.of());
  }
}
