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
import live.maguey.tickets.Numbering;
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
    Numbering numbers = new Numbering(picture.tickets());
    return showTickets.of(picture.tickets()).stream()
        .map(shown ->
            ticket(
                shown,
                title(shown.ticket(), numbers.of(shown.ticket()), words),
                picture.event(),
                times,
                words))
        .toList();
  }

  private TicketView ticket(
      ShowTickets.Shown shown, TicketView.Title title, Event event, Times times, Words words) {
    Ticket ticket = shown.ticket();
    TicketView.Status status = status(ticket);
    return new TicketView(
        kind(ticket, event, words.language()),
        title,
        ticket.number(),
        ticket.isValid() ? qrCodes.svg(shown.code()) : "",
        status,
        status == TicketView.Status.USED
            ? ticket.firstAdmittedAt().map(times::hour).orElse("")
            : "");
  }

  private static TicketView.Title title(Ticket ticket, Numbering.Place place, Words words) {
    String heading =
        switch (ticket.kind()) {
          case GENERAL -> words.get("order.ticket", place.no(), place.count());
          case HOST -> words.get("order.pass.host");
          case GUEST -> words.get("order.pass.guest", place.no(), place.count());
        };
    return new TicketView.Title(
        heading, words.get(ticket.isPass() ? "order.pass.qr" : "order.qr", ticket.number()));
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
            case VOIDED, MOVED, EVENT_CANCELLED, JOINED -> TicketView.Status.VOID;
          };
    };
  }

  /// `General, any time until 2 AM`.
  public static Phrase kind(Ticket ticket, Event event, Language reader) {
    Phrase name = ticket.named(event, reader);
    Phrase note = ticket.noted(event, reader);
    if (note.isEmpty()) {
      return name;
    }
    int first = note.text().offsetByCodePoints(0, 1);
    String rest =
        note.text().substring(0, first).toLowerCase(Locale.ROOT) + note.text().substring(first);
    return Phrase.joined(", ", List.of(name, new Phrase(rest, note.language())), reader);
  }
}
