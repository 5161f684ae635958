package live.maguey.reservations;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.TableId;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;

/// Moves the reservation of an order's table on with the order, inside the unit of work that holds
/// the order's lock. The inventory is locked before it. An order without a table costs nothing.
public final class FollowReservation {
  private final Reservations reservations;

  public FollowReservation(Reservations reservations) {
    this.reservations = reservations;
  }

  /// The hold ended without money.
  ///
  /// @param lapsed cancelled where the buyer gave it up
  public void lapsed(Order.Lapsed lapsed) {
    if (!lapsed.details().hasTable()) {
      return;
    }
    Instant now = lapsed.at();
    if (last(lapsed.id()) instanceof Reservation.Confirmed unpaid) {
      // As no server leaves it: else the hold could never end.
      moved(unpaid, unpaid.cancelled(now));
      return;
    }
    Reservation.Pending pending = pending(lapsed.id());
    moved(
        pending,
        switch (lapsed) {
          case Order.Expired _, Order.Failed _ -> pending.expired(now);
          case Order.Cancelled _ -> pending.cancelled(now);
        });
  }

  /// Late money has taken the table again.
  ///
  /// @param at the table that it took: the one of before, or one that stands in for it
  public void retaken(OrderDetails order, TableId at, Instant now) {
    reservations.add(
        switch (last(order.id())) {
          case Reservation.Expired expired -> expired.again(at, now);
          case Reservation.Cancelled cancelled -> cancelled.again(at, now);
          case Reservation live -> throw new IllegalStateException(live + " is live");
        });
  }

  /// A paid line is fulfilled.
  ///
  /// @return empty for a line of no table
  public Optional<Reservation.Confirmed> paid(OrderDetails order, OrderLine line, Instant now) {
    if (!isTable(line)) {
      return Optional.empty();
    }
    Reservation.Pending pending = pending(order.id());
    Reservation.Confirmed confirmed = pending.confirmed(now);
    moved(pending, confirmed);
    return Optional.of(confirmed);
  }

  /// Nobody has a right to enter by this line any more. Whose guests are in keeps the table.
  public void givenUp(OrderDetails order, OrderLine line, Instant now) {
    if (isTable(line)
        && reservations.last(order.id()).orElse(null) instanceof Reservation.Open open) {
      // A guest who is admitted just now is faster, or is not admitted: passes are void already.
      reservations.move(open, open.cancelled(now));
    }
  }

  /// Whether guests of a line's table have come, also such as have a ticket that joined.
  public boolean isAttended(OrderDetails order, OrderLine line) {
    return isTable(line)
        && reservations.last(order.id()).filter(FollowReservation::isAttended).isPresent();
  }

  private static boolean isAttended(Reservation reservation) {
    return switch (reservation) {
      case Reservation.CheckedIn _, Reservation.Completed _ -> true;
      case Reservation.Open _,
          Reservation.NoShow _,
          Reservation.Expired _,
          Reservation.Cancelled _ ->
          false;
    };
  }

  private void moved(Reservation from, Reservation to) {
    if (!reservations.move(from, to)) {
      throw new IllegalStateException("reservation " + from.id() + " is not " + from.state());
    }
  }

  private Reservation.Pending pending(OrderId order) {
    return switch (last(order)) {
      case Reservation.Pending pending -> pending;
      case Reservation other ->
          throw new IllegalStateException("reservation " + other.id() + " is " + other.state());
    };
  }

  private Reservation last(OrderId order) {
    return reservations
        .last(order)
        .orElseThrow(() -> new IllegalStateException("order " + order + " reserves no table"));
  }

  private static boolean isTable(OrderLine line) {
    return switch (line.item()) {
      case Item.Places _ -> false;
      case Item.Table _ -> true;
    };
  }
}
