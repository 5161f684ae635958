package live.maguey.settlement;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What can become known of one order, at one moment.
public record News(OrderId order, Money total, Instant at) {
  private static final String SOURCE = "test";

  public static News of(Order order) {
    return new News(order.id(), order.total(), SampleEvents.NOW);
  }

  public News at(Instant moment) {
    return new News(order, total, moment);
  }

  /// All of the order's money came.
  public Fact.Captured captured(String intent) {
    return captured(intent, total);
  }

  public Fact.Captured captured(String intent, Money amount) {
    return new Fact.Captured(order, intent, amount, at, SOURCE);
  }

  public Fact.Free free() {
    return new Fact.Free(order, at, SOURCE);
  }

  public Fact.PageEnded page(String session, Fact.PageEnded.End end) {
    return new Fact.PageEnded(order, session, end, at, SOURCE);
  }

  public Fact.PageRefused refused(String code) {
    return new Fact.PageRefused(order, "checkout:" + order + ":1", code, at, SOURCE);
  }

  public Fact.HoldLapsed lapsed() {
    return new Fact.HoldLapsed(order, at, SOURCE);
  }

  public Fact.HoldReleased released() {
    return new Fact.HoldReleased(order, at, SOURCE);
  }

  public Fact.Declined declined(String charge, DeclineReason reason) {
    return new Fact.Declined(order, charge, reason, at, SOURCE);
  }

  public Fact.ChargeFee fee(String transaction, long minor, String intent) {
    return new Fact.ChargeFee(
        order, transaction, SampleEvents.usd(minor), Optional.of(intent), at, SOURCE);
  }

  /// @param ours null for one that was made at Stripe
  public Fact.RefundTold refund(
      String object, RefundNews news, Money amount, @Nullable RefundId ours) {
    return new Fact.RefundTold(order, object, news, amount, Optional.ofNullable(ours), at, SOURCE);
  }

  /// Which payment a refund is of.
  public Fact.RefundOf refundOf(String object, String intent) {
    return new Fact.RefundOf(order, object, intent, at, SOURCE);
  }

  /// A dispute of all the order's money.
  public Fact.DisputeTold disputed(String dispute, Fact.DisputeTold.Stage stage, String intent) {
    return new Fact.DisputeTold(order, dispute, stage, total, Optional.of(intent), at, SOURCE);
  }

  public Fact.DisputeDue disputeDue(String dispute) {
    return new Fact.DisputeDue(order, dispute, at, SOURCE);
  }

  /// The bank took all of the order's money.
  public Fact.DisputeMoved withdrawn(String transaction, String dispute) {
    return moved(transaction, Fact.DisputeMoved.Move.WITHDRAWN, dispute);
  }

  /// All of it is with us again.
  public Fact.DisputeMoved reinstated(String transaction, String dispute) {
    return moved(transaction, Fact.DisputeMoved.Move.REINSTATED, dispute);
  }

  private Fact.DisputeMoved moved(String transaction, Fact.DisputeMoved.Move move, String dispute) {
    return new Fact.DisputeMoved(order, transaction, move, total, dispute, at, SOURCE);
  }

  public Fact.DisputeFee disputeFee(String transaction, long minor, String dispute) {
    return new Fact.DisputeFee(order, transaction, SampleEvents.usd(minor), dispute, at, SOURCE);
  }

  public Fact.FraudWarning warned(String warning, Fact.FraudWarning.Stage stage, String intent) {
    return new Fact.FraudWarning(order, warning, stage, Optional.of(intent), at, SOURCE);
  }
}
