package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.tickets.Ticket;

/// An order as everybody is shown it: on its page, by the API, in its emails, to the staff.
///
/// @param buyer empty once erased
/// @param tickets void ones too
public record OrderPicture(Order order, Event event, Optional<Buyer> buyer, List<Ticket> tickets) {
  public OrderPicture {
    tickets = List.copyOf(tickets);
  }
}
