package live.maguey.holds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;

/// Releases a hold that the buyer does not want: its places are on sale again at once. Safe to
/// repeat.
public final class ReleaseHold {
  private final Orders orders;
  private final SettlePayment settle;
  private final CloseHold close;
  private final InstantSource clock;

  public ReleaseHold(
      Orders orders,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      InstantSource clock) {
    this.orders = orders;
    this.settle = settle;
    this.close = new CloseHold(attempts, gateway, settle, clock);
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// The order is no longer held: released now, or already in another state.
    record Done(Order order) implements Outcome {}

    /// We could not ask Stripe whether it was paid: the hold stays until it ends by itself, and
    /// counts as released then.
    record NotNow(Order order) implements Outcome {}
  }

  public Outcome releaseHold(OrderId id, Cause cause) {
    Order found = orders.find(id).orElseThrow();
    if (!(found instanceof Order.Held held)) {
      return new Outcome.Done(found);
    }
    Instant now = clock.instant();
    Fact released = new Fact.HoldReleased(id, now, "buyer");
    // First: Stripe's own word that the page ended may be here before its answer to us.
    settle.settle(id, List.of(released), cause);
    boolean settled = close.close(held, cause);
    Order order = orders.find(id).orElseThrow();
    return settled ? new Outcome.Done(order) : new Outcome.NotNow(order);
  }
}
