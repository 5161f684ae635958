package live.maguey.vip;

import java.util.Optional;
import java.util.function.Consumer;
import live.maguey.guests.GuestList;
import live.maguey.live.Announcements;
import live.maguey.orders.OrderId;
import live.maguey.tables.EventPlan;
import live.maguey.tickets.Ticket;

/// Tells live pages that a guest of a table has come in, once the admission stands: the host's page
/// and the plan. Any other admission costs nothing more; and as an arrival stays one, a guest who
/// leaves changes nothing that a page shows.
public final class AnnounceArrival implements Consumer<Ticket> {
  private final Announcements announcements;

  public AnnounceArrival(Announcements announcements) {
    this.announcements = announcements;
  }

  /// @param ticket that was let in
  @Override
  public void accept(Ticket ticket) {
    table(ticket)
        .ifPresent(order -> {
          announcements.announce(GuestList.topic(order));
          announcements.announce(EventPlan.topic(ticket.event()));
        });
  }

  /// The order of the table whose guest the ticket admits.
  private static Optional<OrderId> table(Ticket ticket) {
    return ticket.isPass()
        ? Optional.of(ticket.order())
        : ticket.joined().map(seat -> seat.pass().order());
  }
}
