package live.maguey.http.web.orders;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.http.web.Times;
import live.maguey.http.web.orders.OrderView.TicketView;
import live.maguey.lookup.OrderPicture;
import live.maguey.shared.Language;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;

/// Draws tickets with their codes.
public final class TicketViews {
  private final ShowTickets showTickets;
  private final QrCodes qrCodes;

  public TicketViews(ShowTickets showTickets, QrCodes qrCodes) {
    this.showTickets = showTickets;
    this.qrCodes = qrCodes;
  }

  List<TicketView> of(OrderPicture picture, Times times, Words words) {
    return showTickets.of(picture.tickets()).stream()
        .map(shown -> ticket(shown, picture.event(), times, words))
        .toList();
  }

  private TicketView ticket(ShowTickets.Shown shown, Event event, Times times, Words words) {
    Ticket ticket = shown.ticket();
    TicketView.Status status = status(ticket);
    return new TicketView(
        kind(ticket, event, words.language()),
        ticket.number(),
        ticket.isValid() ? qrCodes.svg(shown.code()) : "",
        status,
        status == TicketView.Status.USED
            ? ticket.firstAdmittedAt().map(times::hour).orElse("")
            : "");
  }

  private static TicketView.Status status(Ticket ticket) {
    return switch (ticket.state()) {
      case Ticket.State.Valid() ->
          switch (ticket.visits()) {
            case Ticket.Visits.None() -> TicketView.Status.VALID;
            case Ticket.Visits.Admitted _ -> TicketView.Status.USED;
          };
      case Ticket.State.Voided(Ticket.VoidReason why, Instant _) ->
          switch (why) {
            case REFUNDED -> TicketView.Status.REFUNDED;
            case VOIDED, MOVED, EVENT_CANCELLED -> TicketView.Status.VOID;
          };
    };
  }

  /// `General, any time until 2 AM`.
  private static Phrase kind(Ticket ticket, Event event, Language reader) {
    Phrase name = event.tierName(ticket.name(), reader);
    Phrase note = event.tierNote(ticket.name(), ticket.note(), reader);
    if (note.isEmpty()) {
      return name;
    }
    int first = note.text().offsetByCodePoints(0, 1);
    String rest =
        note.text().substring(0, first).toLowerCase(Locale.ROOT) + note.text().substring(first);
    return Phrase.joined(", ", List.of(name, new Phrase(rest, note.language())), reader);
  }
}
