package live.maguey.reservations;

import live.maguey.orders.OrderId;

/// An order has one table at most, so its reservations are told apart by their number.
///
/// @param no 1, 2, … within the order: a late payment that takes the table again makes the next one
public record ReservationId(OrderId order, int no) {
  public ReservationId {
    if (no < 1) {
      throw new IllegalArgumentException("reservations are counted from 1, not " + no);
    }
  }

  ReservationId next() {
    return new ReservationId(order, no + 1);
  }

  @Override
  public String toString() {
    return order + "/" + no;
  }
}
