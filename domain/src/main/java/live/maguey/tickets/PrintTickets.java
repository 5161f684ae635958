package live.maguey.tickets;

import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.shared.Language;

/// An order's tickets as a PDF, on its page and in its mail.
public final class PrintTickets {
  private final ShowTickets tickets;
  private final Events events;
  private final TicketPrinter printer;

  public PrintTickets(ShowTickets tickets, Events events, TicketPrinter printer) {
    this.tickets = tickets;
    this.events = events;
    this.printer = printer;
  }

  /// The document's name: `tickets-MGY-7K2Q-4F.pdf`.
  public static String filename(Order order) {
    return "tickets-" + order.details().reference() + ".pdf";
  }

  /// @return empty when no ticket of the order is valid any more, or yet
  public Optional<byte[]> of(Order order, Language language) {
    OrderDetails details = order.details();
    Event event = events.find(details.event()).orElseThrow();
    return of(order, event, tickets.of(details.id()), language);
  }

  /// As [#of(Order, Language)], for who has read the order's event and tickets.
  public Optional<byte[]> of(
      Order order, Event event, List<ShowTickets.Shown> shown, Language language) {
    OrderDetails details = order.details();
    boolean opens = shown.stream().anyMatch(s -> !s.code().isEmpty());
    return opens && event.state() != Event.State.CANCELLED
        ? Optional.of(
            printer.print(
                new TicketPrinter.Print(
                    event,
                    details.reference(),
                    details.placedAt(),
                    language,
                    shown,
                    details.lines().stream()
                        .filter(line -> line.minimumSpend().isPresent())
                        .findFirst())))
        : Optional.empty();
  }
}
