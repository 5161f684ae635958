package live.maguey.settlement;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.orders.Item;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// What a paid line gives its buyer: a right to enter for each person that it admits.
final class Fulfilment {
  /// Codes stay verifiable this long after the event, so that a phone with a wrong clock still
  /// reads them; the list and the server know whether the event is over.
  private static final Duration CODE_OUTLIVES_NIGHT = Duration.ofDays(1);

  private final Ids ids;

  Fulfilment(Ids ids) {
    this.ids = ids;
  }

  List<Ticket> tickets(OrderDetails order, Event event) {
    return order.lines().stream().flatMap(line -> tickets(order, line, event)).toList();
  }

  private Stream<Ticket> tickets(OrderDetails order, OrderLine line, Event event) {
    return IntStream.rangeClosed(1, line.admits()).mapToObj(no -> ticket(order, line, no, event));
  }

  private Ticket ticket(OrderDetails order, OrderLine line, int no, Event event) {
    return new Ticket(
        new TicketId(ids.next()),
        order.id(),
        line.no(),
        no,
        event.id(),
        event.number(),
        line.item().name(),
        line.item().note(),
        kind(line.item(), no),
        Ticket.EntryPolicy.ONCE,
        party(order, line.item()),
        1,
        null,
        null,
        0,
        false,
        null,
        event.ends().plus(CODE_OUTLIVES_NIGHT));
  }

  private static Ticket.Kind kind(Item item, int no) {
    return switch (item) {
      case Item.Places _ -> Ticket.Kind.GENERAL;
      case Item.Table _ -> no == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST;
    };
  }

  private static String party(OrderDetails order, Item item) {
    return switch (item) {
      case Item.Places _ -> order.reference().toString();
      case Item.Table table -> table.name();
    };
  }
}
