package live.maguey.guests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.live.Topic;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;

/// A table as its host sees it.
///
/// @param host the name that the order is for
/// @param table its label, see [live.maguey.events.TableId#name]
/// @param passes by number, the host's first
/// @param invite the code by which others join, empty where none is in force
/// @param open whether passes can be changed now: until [#until], while the table is theirs
public record GuestList(
    Order order,
    String host,
    Event event,
    Reservation reservation,
    String table,
    List<Pass> passes,
    Optional<InviteCode> invite,
    boolean open) {
  public GuestList {
    passes = List.copyOf(passes);
  }

  /// What a live host page follows: its passes, names, invitation and arrivals.
  public static Topic topic(OrderId order) {
    return new Topic("guests", order.toString());
  }

  /// Doors: from then on the gate has the passes.
  public Instant until() {
    return event.doors();
  }

  public int seats() {
    return passes.size();
  }

  /// Seats whose guest has come, by a pass or by a ticket that joined.
  public int arrived() {
    return (int) passes.stream().filter(pass -> pass.arrived().isPresent()).count();
  }

  public Optional<Pass> pass(int no) {
    return passes.stream().filter(pass -> pass.no() == no).findFirst();
  }
}
