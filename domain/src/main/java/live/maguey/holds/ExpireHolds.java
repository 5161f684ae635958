package live.maguey.holds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;

/// Releases what was held too long, after asking Stripe: a session that was paid meanwhile is
/// settled and not expired.
public final class ExpireHolds {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  private final Orders orders;
  private final CheckoutAttempts attempts;
  private final CloseHold close;
  private final InstantSource clock;

  public ExpireHolds(
      Orders orders,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      InstantSource clock) {
    this.orders = orders;
    this.attempts = attempts;
    this.close = new CloseHold(attempts, gateway, settle, clock);
    this.clock = clock;
  }

  /// @return the orders that were settled, at most `limit`
  public List<OrderId> expire(int limit) {
    List<OrderId> settled = new ArrayList<>();
    for (OrderId id : orders.overdue(clock.instant(), limit)) {
      if (orders.find(id).orElse(null) instanceof Order.Held held) {
        if (close.close(held, Cause.job("expiry"))) {
          settled.add(id);
        } else {
          attempts.askLater(id, askAgain(held));
        }
      }
    }
    return settled;
  }

  /// Not beyond the moment from which it ends whatever Stripe answers.
  private Instant askAgain(Order.Held held) {
    Instant now = clock.instant();
    Instant next = now.plus(ASK_AGAIN);
    Instant last = held.expiresAt().plus(CloseHold.PATIENCE);
    return last.isAfter(now) && last.isBefore(next) ? last : next;
  }
}
