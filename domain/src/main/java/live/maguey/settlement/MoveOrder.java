package live.maguey.settlement;

import java.time.Instant;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;

/// Moves a locked order on, and with it what it takes from the inventory.
public final class MoveOrder {
  private final Orders orders;

  public MoveOrder(Orders orders) {
    this.orders = orders;
  }

  Order confirm(Order order, Instant now) {
    Order.Paid paid =
        switch (order) {
          case Order.Held held -> held.paid(now);
          case Order.Lapsed lapsed -> lapsed.paid(now);
          case Order.Bought _, Order.Refunded _, Order.LateRefunded _ ->
              throw new IllegalStateException(order.state() + " is not confirmed again");
        };
    orders.move(order, paid);
    return paid;
  }

  Order lapse(Order.Held held, Step.Lapse.How how, String reason, Instant now) {
    Order lapsed =
        switch (how) {
          case EXPIRED -> held.expired(now);
          case FAILED -> held.failed(now, reason);
          case CANCELLED -> held.cancelled(now);
        };
    orders.move(held, lapsed);
    orders.release(held.id());
    return lapsed;
  }

  /// @return whether all that the order was of is taken again
  boolean retake(Order order, Instant now) {
    return orders.retake(order.id(), now);
  }
}
