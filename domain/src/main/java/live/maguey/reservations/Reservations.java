package live.maguey.reservations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.orders.OrderId;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// All reservations. The first one of an order is stored by the hold itself, and a guest who is
/// admitted checks it in: neither asks here.
public interface Reservations {
  /// Stores one that follows another of its order, after the table was taken again.
  ///
  /// @throws RuntimeException when another one of the event's table is live; nothing was changed
  void add(Reservation.Pending again);

  /// Moves one that is still in the state of `from`. Safe to race: one of several wins.
  ///
  /// @return false where it is in another state, or not there; nothing was changed
  boolean move(Reservation from, Reservation to);

  /// Seats a party at another table, which its order has taken; its state stays.
  ///
  /// @param from at the table of which it still is, whether or not its first guest came meanwhile
  /// @return false where it is elsewhere, or over; nothing was changed
  /// @throws RuntimeException when another one of that table is live; nothing was changed
  boolean reseat(Reservation.Seated from, TableId to);

  /// Which reservations are listed: of each order its last one.
  ///
  /// @param event, state null: of any
  /// @param page by when their orders were placed
  record Search(@Nullable EventId event, @Nullable String state, Page<OrderId> page) {}

  /// The newest order's first.
  List<Reservation> list(Search wanted);

  /// All of an order, by number; none where it has no table.
  List<Reservation> of(OrderId order);

  /// The last one of an order.
  default Optional<Reservation> last(OrderId order) {
    return of(order).stream().reduce((_, later) -> later);
  }

  /// Completes those that are checked in for events of nights before `night` that are over.
  ///
  /// @return how many
  int complete(LocalDate night, Instant now);

  /// Makes no-shows of those that are confirmed for events of nights before `night` that ended at
  /// or before `over`.
  ///
  /// @return how many
  int miss(LocalDate night, Instant over, Instant now);
}
