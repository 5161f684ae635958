package live.maguey.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.events.TableId;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservations;
import live.maguey.tables.Tables;

/// Moves a locked order on, and with it what it takes from the inventory and reserves.
public final class MoveOrder {
  private final Orders orders;
  private final Tables tables;
  private final FollowReservation reservation;

  public MoveOrder(Orders orders, Tables tables, Reservations reservations) {
    this.orders = orders;
    this.tables = tables;
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

  /// Takes all that the order was of again; a table that is gone is stood in for by the first free
  /// one that is like it.
  ///
  /// @return the order as it is then; empty where something of it is gone
  Optional<Order> retake(Order order, Instant now) {
    OrderId id = order.id();
    Optional<OrderLine> line = order.details().table();
    if (line.isEmpty()) {
      return orders.retake(id, now) ? Optional.of(order) : Optional.empty();
    }
    TableId lost = ((Item.Table) line.get().item()).table();
    return orders
        .retake(id, line.get().no(), preferred(order, lost), now)
        .map(taken -> {
          reservation.retaken(order.details(), taken, now);
          return orders.find(id).orElseThrow();
        });
  }

  private List<TableId> preferred(Order order, TableId lost) {
    List<TableId> preferred = new ArrayList<>(List.of(lost));
    tables.of(order.details().event()).ifPresent(plan -> preferred.addAll(plan.standIns(lost)));
    return preferred;
  }

  /// Whether it takes another table than it was of.
  static boolean isElsewhere(Order before, Order after) {
    return !before
        .details()
        .table()
        .map(OrderLine::item)
        .equals(after.details().table().map(OrderLine::item));
  }
}
