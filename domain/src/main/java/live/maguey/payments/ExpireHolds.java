package live.maguey.payments;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;

/// Releases what was held too long, after asking Stripe: a session that was paid meanwhile is
/// settled and not expired.
public final class ExpireHolds {
  private final Orders orders;
  private final CloseHold close;
  private final InstantSource clock;

  public ExpireHolds(
      Orders orders,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      InstantSource clock) {
    this.orders = orders;
    this.close = new CloseHold(attempts, gateway, settle, clock);
    this.clock = clock;
  }

  /// @return the orders that were settled, at most `limit`
  public List<OrderId> expire(int limit) {
    List<OrderId> settled = new ArrayList<>();
    for (OrderId id : orders.overdue(clock.instant(), limit)) {
      if (orders.find(id).orElse(null) instanceof Order.Held held
          && close.close(held, Cause.job("expiry"))) {
        settled.add(id);
      }
    }
    return settled;
  }
}
