package live.maguey.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.shared.Language;

/// Prints tickets as a PDF, one page for each that has a code.
public interface TicketPrinter {
  /// The same print gives the same bytes, whenever and however often.
  ///
  /// @throws IllegalArgumentException when none of the tickets has a code
  byte[] print(Print print);

  /// @param placedAt when the order was placed: the document's own date
  /// @param tickets all of the order, in their order; those without a code count but have no page
  /// @param deposit the line of its table whose price is a deposit, empty for none
  record Print(
      Event event,
      OrderReference reference,
      Instant placedAt,
      Language language,
      List<ShowTickets.Shown> tickets,
      Optional<OrderLine> deposit) {
    public Print {
      tickets = List.copyOf(tickets);
    }

    /// Without a deposit.
    public Print(
        Event event,
        OrderReference reference,
        Instant placedAt,
        Language language,
        List<ShowTickets.Shown> tickets) {
      this(event, reference, placedAt, language, tickets, Optional.empty());
    }
  }
}
