package live.maguey.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.AtDispute;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.TextHash;
import live.maguey.live.Announcements;
import live.maguey.live.Topic;
import live.maguey.orders.OrderId;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.EventPlan;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

class AnnouncedAdmissionsTest {
  private final SequentialIds ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 10).event();
  private final OrderId order = new OrderId(ids.next());
  private final Ticket ticket = GateTickets.general(ids, event, order, 1);
  private final List<Topic> told = new ArrayList<>();
  private final Announcements announcements = told::add;

  @Test
  void a_guest_of_a_table_who_comes_in_is_told_to_its_host_and_on_the_plan() {
    scan(Reason.ADMITTED, pass());

    assertThat(told).containsExactly(GuestList.topic(order), EventPlan.topic(event.id()));
  }

  @Test
  void a_ticket_that_joined_is_told_to_the_host_of_the_table_it_joined() {
    OrderId table = new OrderId(ids.next());
    scan(
        Reason.ADMITTED,
        TicketChanges.joined(
            ticket, Optional.of(new Ticket.Seat(new Ticket.Origin(table, 1, 2), "12"))));

    assertThat(told).first().isEqualTo(GuestList.topic(table));
  }

  @Test
  void any_other_scan_tells_nothing() {
    scan(Reason.ADMITTED, ticket);
    scan(Reason.ALREADY_USED, pass());

    assertThat(told).isEmpty();
  }

  private Ticket pass() {
    return TicketChanges.kind(ticket, Ticket.Kind.GUEST, Ticket.EntryPolicy.ONCE);
  }

  private void scan(Reason reason, Ticket scanned) {
    Admissions.Decision decision =
        new Admissions.Decision(
            new ScanId(ids.next()), reason, SampleEvents.NOW, scanned, null, null);
    new AnnouncedAdmissions(new Always(decision), announcements)
        .admit(
            new Admissions.Attempt(
                decision.scan(),
                new Device(new DeviceId(ids.next()), "phone 3", "Gate A", null),
                event.id(),
                SampleEvents.NOW,
                SampleEvents.NOW,
                SampleEvents.NOW,
                false,
                AtDispute.ADMIT,
                TextHash.of("code")),
            scanned.code(),
            1);
  }

  /// Decides the same of every scan.
  private record Always(Decision decision) implements Admissions {
    @Override
    public Answer admit(Attempt attempt, TicketCode code, int key) {
      return new Decided(decision, 1, null);
    }

    @Override
    public Answer letOut(Attempt attempt, TicketCode code, int key) {
      return new Decided(decision, 1, null);
    }

    @Override
    public boolean letIn(ByHand entry, TicketId pass) {
      return true;
    }

    @Override
    public Answer refuse(Attempt attempt, Reason reason, TextHash text) {
      return new Conflict();
    }

    @Override
    public Optional<Decision> find(ScanId id) {
      return Optional.empty();
    }

    @Override
    public List<Decision> of(TicketId asked, int limit) {
      return List.of();
    }

    @Override
    public int admitted(EventId asked) {
      return 0;
    }

    @Override
    public int inside(EventId asked) {
      return 0;
    }

    @Override
    public List<Decision> latest(EventId asked, DeviceId device, int limit) {
      return List.of();
    }
  }
}
