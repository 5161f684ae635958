package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.gate.Arrivals;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.Ticket;

/// An order as everybody is shown it: on its page, by the API, in its emails, to the staff.
///
/// @param buyer empty once erased
/// @param tickets void ones too
/// @param reservation of its table, the last one; empty where it has no table
public record OrderPicture(
    Order order,
    Event event,
    Optional<Buyer> buyer,
    List<Ticket> tickets,
    Optional<Reservation> reservation) {
  public OrderPicture {
    tickets = List.copyOf(tickets);
  }

  /// The label of the table where its party sits: as its passes say, or as it was bought; empty
  /// where it has none.
  public Optional<String> seat() {
    return tickets.stream()
        .filter(Ticket::isPass)
        .findFirst()
        .map(pass -> pass.label().name())
        .or(() -> order.details().table().map(line -> line.item().label()));
  }

  /// At its table, by the passes that are out; no seats where none are, or it has no table.
  public Arrivals arrivals() {
    return Arrivals.of(
        tickets.stream()
            .filter(t -> reservation.filter(r -> r.booking().line() == t.line()).isPresent())
            .toList());
  }
}
