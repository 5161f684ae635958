package live.maguey.settlement;

import java.time.Instant;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// What can become known of one order, at one moment.
public record News(OrderId order, Money total, Instant at) {
  public static News of(Order order) {
    return new News(order.id(), order.total(), SampleEvents.NOW);
  }

  public News at(Instant moment) {
    return new News(order, total, moment);
  }

  /// All of the order's money came.
  public Fact captured(String intent) {
    return captured(intent, total);
  }

  public Fact captured(String intent, Money amount) {
    return fact(Fact.Kind.CAPTURE, intent, "succeeded", amount, null);
  }

  public Fact free() {
    return fact(Fact.Kind.FREE, order.toString(), "free", null, null);
  }

  /// @param status as [Fact.Kind#SESSION] has it
  public Fact session(String session, String status) {
    return fact(Fact.Kind.SESSION, session, status, null, null);
  }

  public Fact refused(String code) {
    return fact(Fact.Kind.SESSION, "checkout:" + order + ":1", "refused", null, code);
  }

  /// @param status `lapsed` or `given-back`
  public Fact hold(String status) {
    return fact(Fact.Kind.HOLD, order.toString(), status, null, null);
  }

  public Fact declined(String charge, String code) {
    return fact(Fact.Kind.DECLINE, charge, code, null, null);
  }

  public Fact fee(String transaction, long minor, String intent) {
    return fact(Fact.Kind.FEE, transaction, "charge", SampleEvents.usd(minor), intent);
  }

  /// @param ours null for one that was made at Stripe
  public Fact refund(String object, String status, Money amount, @Nullable RefundId ours) {
    return fact(Fact.Kind.REFUND, object, status, amount, ours == null ? null : ours.toString());
  }

  /// Which payment a refund pays back.
  public Fact refundOf(String object, String intent) {
    return fact(Fact.Kind.REFUND_OF, object, "of", null, intent);
  }

  /// @param status Stripe's own word, of a dispute of all the order's money
  public Fact disputed(String dispute, String status, String intent) {
    return fact(Fact.Kind.DISPUTE, dispute, status, total, intent);
  }

  public Fact disputeDue(String dispute) {
    return fact(Fact.Kind.DISPUTE_DEADLINE, dispute, "due", null, null);
  }

  /// @param status `withdrawn` or `reinstated`, of all the order's money
  public Fact disputeMoney(String transaction, String status, String dispute) {
    return fact(Fact.Kind.DISPUTE_MONEY, transaction, status, total, dispute);
  }

  public Fact disputeFee(String transaction, long minor, String dispute) {
    return fact(Fact.Kind.FEE, transaction, "dispute", SampleEvents.usd(minor), dispute);
  }

  /// @param status `actionable` or `over`
  public Fact warned(String warning, String status, String intent) {
    return fact(Fact.Kind.FRAUD_WARNING, warning, status, null, intent);
  }

  private Fact fact(
      Fact.Kind kind,
      String object,
      String status,
      @Nullable Money amount,
      @Nullable String related) {
    return new Fact(order, kind, object, status, amount, at, "test", related);
  }
}
