package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.shared.Page;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// Looks up tickets and the scans at the gates.
public final class LookUpTickets {
  private static final int MOST_SCANS = 100;

  private final Tickets tickets;
  private final Events events;
  private final ScanLog scans;

  public LookUpTickets(Tickets tickets, Events events, ScanLog scans) {
    this.tickets = tickets;
    this.events = events;
    this.scans = scans;
  }

  /// A ticket with its event and its scans, the first one first.
  public record TicketPicture(Ticket ticket, Event event, List<ScanLog.Scan> scans) {}

  /// @param number as printed under its code; hyphen and case do not matter
  public Optional<Ticket> find(String number) {
    return tickets.find(number);
  }

  public TicketPicture picture(Ticket ticket) {
    return new TicketPicture(
        ticket, events.find(ticket.event()).orElseThrow(), scans.of(ticket.id(), MOST_SCANS));
  }

  /// The newest first.
  public List<ScanLog.Scan> scans(ScanLog.Search wanted) {
    return scans.list(wanted);
  }

  /// Where a scan stands in the list.
  public Optional<Page.Row<ScanId>> row(ScanId id) {
    return scans.find(id).map(scan -> new Page.Row<>(scan.at(), id));
  }
}
