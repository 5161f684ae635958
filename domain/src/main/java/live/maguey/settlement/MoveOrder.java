package live.maguey.settlement;

import java.time.Instant;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservations;

/// Moves a locked order on, and with it what it takes from the inventory and reserves.
public final class MoveOrder {
  private final Orders orders;
  private final FollowReservation reservation;

  public MoveOrder(Orders orders, Reservations reservations) {
    this.orders = orders;
    this.reservation = new FollowReservation(reservations);
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
    Order.Lapsed lapsed =
        switch (how) {
          case EXPIRED -> held.expired(now);
          case FAILED -> held.failed(now, reason);
          case CANCELLED -> held.cancelled(now);
        };
    orders.move(held, lapsed);
    orders.release(held.id());
    reservation.lapsed(lapsed);
    return lapsed;
  }

  /// @return whether all that the order was of is taken again
  boolean retake(Order order, Instant now) {
    boolean taken = orders.retake(order.id(), now);
    if (taken) {
      reservation.retaken(order.details(), now);
    }
    return taken;
  }
}
