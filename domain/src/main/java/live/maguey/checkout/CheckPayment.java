package live.maguey.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;

/// For the buyer who returns before the webhook: asks Stripe about the order's own session, at most
/// every three seconds per order, and settles what it says.
public final class CheckPayment {
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final Orders orders;
  private final CheckoutAttempts attempts;
  private final PaymentGateway gateway;
  private final SettlePayment settle;
  private final InstantSource clock;

  public CheckPayment(
      Orders orders,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      InstantSource clock) {
    this.orders = orders;
    this.attempts = attempts;
    this.gateway = gateway;
    this.settle = settle;
    this.clock = clock;
  }

  /// @return the order as it stands now
  public Order check(OrderId id, Cause cause) {
    Order order = orders.find(id).orElseThrow();
    if (!(order instanceof Order.Held)) {
      return order;
    }
    Optional<String> session = attempts.current(id).flatMap(CheckoutAttempt::session);
    if (session.isEmpty() || !attempts.mayAsk(id, clock.instant(), INTERVAL)) {
      return order;
    }
    if (gateway.evidence(session.get()) instanceof PaymentGateway.Evidence.Found(var facts)
        && settle.settle(id, facts, cause) instanceof SettlePayment.Outcome.Settled(var now, _)) {
      return now;
    }
    return order;
  }
}
