package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.VerifyCode.Outcome;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Requirement("SCAN-02")
class VerifyCodeTest {
  private final Ids ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final TestClock clock = new TestClock(SampleEvents.DOORS);
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final Ticket ticket = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1);
  private final FakeCodeReader codes = new FakeCodeReader().genuine("code", ticket.code());
  private final VerifyCode verify = new VerifyCode(codes, tickets, events, clock);

  @BeforeEach
  void sell() {
    events.add(tonight);
    tickets.issue(List.of(ticket));
  }

  @Test
  void a_genuine_code_tells_its_ticket_its_event_and_its_key() {
    assertThat(verify.verify("code"))
        .isEqualTo(new Outcome.Known(ticket, ticket.code(), 1, tonight, Reason.ADMITTED));
  }

  @Test
  void what_is_not_genuine_is_told_apart() {
    codes.tampered("tampered").unknownKey("unknown");

    assertThat(verify.verify("tampered")).isEqualTo(new Outcome.Tampered());
    assertThat(verify.verify("unknown")).isEqualTo(new Outcome.UnknownKey(9));
    assertThat(verify.verify("https://example.org")).isEqualTo(new Outcome.NotOurs());
  }

  @Test
  void a_genuine_code_of_a_ticket_that_is_not_here_is_said_to_be_so() {
    Ticket elsewhere = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1);
    codes.genuine("elsewhere", elsewhere.code());

    assertThat(verify.verify("elsewhere"))
        .isEqualTo(new Outcome.UnknownTicket(elsewhere.code(), 1));
  }

  @Test
  void an_older_code_is_reissued_before_anything_else() {
    Ticket second = with(2, 0, Ticket.EntryPolicy.ONCE);
    tickets.issue(List.of(second));
    tickets.voidTicket(second.id(), Ticket.VoidReason.REFUNDED, SampleEvents.DOORS);
    TicketCode first = code(second, 1);
    TicketCode third = code(second, 3);
    codes.genuine("first", first).genuine("third", third);

    assertThat(entry("first")).isEqualTo(Reason.REISSUED);
    assertThat(verify.verify("third")).isEqualTo(new Outcome.UnknownTicket(third, 1));
  }

  @Test
  void a_refunded_ticket_stays_refunded_when_its_event_is_over() {
    tickets.voidTicket(ticket.id(), Ticket.VoidReason.REFUNDED, SampleEvents.DOORS);
    clock.set(tonight.ends());

    assertThat(entry("code")).isEqualTo(Reason.REFUNDED);
  }

  @Test
  void a_code_is_over_with_its_event() {
    clock.set(tonight.ends().minusMillis(1));
    assertThat(entry("code")).isEqualTo(Reason.ADMITTED);
    clock.set(tonight.ends());
    assertThat(entry("code")).isEqualTo(Reason.EVENT_OVER);
  }

  @Test
  void a_ticket_that_admits_once_is_used_and_one_for_coming_back_is_not() {
    Ticket once = with(1, 1, Ticket.EntryPolicy.ONCE);
    Ticket again = with(1, 3, Ticket.EntryPolicy.REENTRY);
    tickets.issue(List.of(once, again));
    codes.genuine("once", once.code()).genuine("again", again.code());

    assertThat(entry("once")).isEqualTo(Reason.ALREADY_USED);
    assertThat(entry("again")).isEqualTo(Reason.ALREADY_INSIDE);
  }

  private Reason entry(String text) {
    return switch (verify.verify(text)) {
      case Outcome.Known known -> known.entry();
      case Outcome other -> throw new AssertionError(other.toString());
    };
  }

  private static TicketCode code(Ticket ticket, int serial) {
    return new TicketCode(
        ticket.code().eventNumber(), ticket.id(), serial, ticket.kind(), ticket.notAfter());
  }

  private Ticket with(int serial, int entries, Ticket.EntryPolicy policy) {
    Ticket issued =
        TicketChanges.issued(
            new TicketId(ids.next()),
            tonight,
            new Ticket.Origin(new OrderId(ids.next()), 1, 1),
            Ticket.Kind.GENERAL,
            policy,
            new Ticket.Label("General", "", "MGY-7K2Q-9F", null),
            tonight.ends());
    Ticket numbered = TicketChanges.serial(issued, serial);
    return entries == 0 ? numbered : TicketChanges.admitted(numbered, SampleEvents.NOW);
  }
}
