package live.maguey.guests;

import java.util.List;
import java.util.Optional;
import live.maguey.devices.DeviceId;
import live.maguey.events.EventId;
import live.maguey.gate.Admissions;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.live.Announcements;
import live.maguey.orders.OrderId;
import live.maguey.tables.EventPlan;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// Tells live pages that a guest of a table has come in, once the admission stands: the host's page
/// and the plan. Any other admission costs nothing more.
public final class AnnouncedAdmissions implements Admissions {
  private final Admissions admissions;
  private final Announcements announcements;

  public AnnouncedAdmissions(Admissions admissions, Announcements announcements) {
    this.admissions = admissions;
    this.announcements = announcements;
  }

  @Override
  public Answer admit(Attempt attempt, TicketCode code, int key) {
    Answer answer = admissions.admit(attempt, code, key);
    if (answer instanceof Decided(Decision decision, int _, var _) && decision.reason().admits()) {
      Optional.ofNullable(decision.ticket()).ifPresent(this::tell);
    }
    return answer;
  }

  private void tell(Ticket ticket) {
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

  /// An arrival stays one: nothing that a page shows changes.
  @Override
  public Answer letOut(Attempt attempt, TicketCode code, int key) {
    return admissions.letOut(attempt, code, key);
  }

  @Override
  public boolean letIn(ByHand entry, TicketId pass) {
    return admissions.letIn(entry, pass);
  }

  @Override
  public Answer refuse(Attempt attempt, Reason reason, TextHash text) {
    return admissions.refuse(attempt, reason, text);
  }

  @Override
  public Optional<Decision> find(ScanId id) {
    return admissions.find(id);
  }

  @Override
  public List<Decision> of(TicketId ticket, int limit) {
    return admissions.of(ticket, limit);
  }

  @Override
  public int admitted(EventId event) {
    return admissions.admitted(event);
  }

  @Override
  public int inside(EventId event) {
    return admissions.inside(event);
  }

  @Override
  public List<Decision> latest(EventId event, DeviceId device, int limit) {
    return admissions.latest(event, device, limit);
  }
}
