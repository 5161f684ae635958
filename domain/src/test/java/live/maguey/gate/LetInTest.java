package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.evidence.Requirement;
import live.maguey.gate.LetIn.Outcome;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator lets in whom the gate refuses for want of an exit, and sets the rule itself.
@Requirement("SCAN-01")
class LetInTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), "request 7");

  private final SequentialIds ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryReentryRules rules = new InMemoryReentryRules(world, List::of);
  private final InMemoryAdmissions admissions =
      new InMemoryAdmissions(world, tickets, events).askReentryAt(rules::inForce);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final TestClock clock = new TestClock(SampleEvents.DOORS);
  private final Device device = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final Event nextWeek =
      SampleEvents.moved(SampleEvents.tonight(ids).slug("doble-filo").event(), Duration.ofDays(7));
  private final Ticket pass = pass(tonight);
  private final LetIn letIn =
      new LetIn(new BrowseEvents(events, clock), tickets, admissions, audit, work, ids, clock);
  private final SetReentry setReentry = new SetReentry(events, rules, audit, work, clock);

  private Ticket pass(Event event) {
    return TicketChanges.kind(
        GateTickets.reentry(ids, event, new OrderId(ids.next()), 1),
        Ticket.Kind.GUEST,
        Ticket.EntryPolicy.REENTRY);
  }

  @BeforeEach
  void open() {
    events.add(tonight);
    events.add(nextWeek);
    tickets.issue(List.of(pass));
    rules.set(tonight.id(), Optional.of(Reentry.EXIT_SCAN));
  }

  private Reason scan(Ticket ticket) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            new ScanId(ids.next()),
            device,
            tonight.id(),
            tonight.hours().gateOpens(),
            clock.instant(),
            clock.instant(),
            false,
            EntryRules.OPEN,
            TextHash.of(ticket.number()));
    return ((Admissions.Decided) admissions.admit(attempt, ticket.code(), Admissions.NO_KEY))
        .decision()
        .reason();
  }

  private Outcome ask(Ticket ticket) {
    return letIn.letIn(request(ticket), OWNER);
  }

  private static LetIn.Request request(Ticket ticket) {
    return new LetIn.Request(ticket.id(), "Gate B", "left by the kitchen");
  }

  @Test
  void who_is_refused_for_want_of_an_exit_comes_in_by_hand_and_the_trail_says_who_and_why() {
    scan(pass);
    assertThat(scan(pass)).isEqualTo(Reason.NOT_SCANNED_OUT);

    assertThat(ask(pass))
        .isInstanceOfSatisfying(
            Outcome.Entered.class, in -> assertThat(in.ticket().entries()).isEqualTo(2));

    assertThat(admissions.inside(tonight.id())).isEqualTo(1);
    assertThat(audit.of("order " + pass.order(), 9))
        .containsExactly(
            new AuditEntry(
                SampleEvents.DOORS,
                OWNER.actor(),
                "ticket.let_in",
                "order " + pass.order(),
                pass.number() + ", Gate B: left by the kitchen",
                "request 7"));
    assertThat(admissions.log().of(pass.id(), 9))
        .last()
        .satisfies(it -> {
          assertThat(it.reason()).isEqualTo(Reason.LET_IN);
          assertThat(it.byHand()).isTrue();
          assertThat(it.person()).isEqualTo("owner@office");
        });
  }

  @Test
  void a_try_changes_nothing() {
    scan(pass);
    Ticket before = tickets.find(pass.id()).orElseThrow();

    assertThat(letIn.preview(request(pass))).isEqualTo(new Outcome.Possible(before));

    assertThat(tickets.find(pass.id())).contains(before);
    assertThat(audit.of("order " + pass.order(), 9)).isEmpty();
  }

  @Test
  void whom_the_gate_admits_or_refuses_for_another_reason_is_not_let_in() {
    Ticket general = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1);
    Ticket gone = pass(tonight);
    Ticket later = pass(nextWeek);
    tickets.issue(List.of(general, gone, later));
    scan(general);
    scan(gone);
    tickets.voidTicket(gone.id(), Ticket.VoidReason.REFUNDED, clock.instant());

    assertThat(ask(pass)).isInstanceOf(Outcome.NotInside.class);
    assertThat(ask(general)).isInstanceOf(Outcome.Once.class);
    assertThat(ask(gone))
        .isInstanceOfSatisfying(
            Outcome.Void.class, it -> assertThat(it.why()).isEqualTo(Ticket.VoidReason.REFUNDED));
    assertThat(ask(later)).isInstanceOf(Outcome.NotTonight.class);
    LetIn.Request nobodys =
        new LetIn.Request(new TicketId(ids.next()), "Gate B", "left by the kitchen");
    assertThat(letIn.letIn(nobodys, OWNER)).isEqualTo(new Outcome.NoSuchTicket());
    assertThat(List.of(pass, general, gone, later))
        .allSatisfy(t -> assertThat(audit.of("order " + t.order(), 9)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void a_reason_is_one_line_that_says_something(String reason) {
    assertThatThrownBy(() -> new LetIn.Request(pass.id(), "Gate B", reason))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void the_rule_is_set_once_and_the_trail_says_from_what_to_what() {
    SetReentry.Request free = new SetReentry.Request(tonight.slug(), Optional.of(Reentry.FREE));
    assertThat(setReentry.preview(free)).isInstanceOf(SetReentry.Outcome.Set.class);
    assertThat(rules.find(tonight.id())).contains(Reentry.EXIT_SCAN);

    assertThat(setReentry.set(free, OWNER))
        .isEqualTo(new SetReentry.Outcome.Set(tonight, Reentry.FREE));
    assertThat(setReentry.set(free, OWNER))
        .isEqualTo(new SetReentry.Outcome.Already(tonight, Reentry.FREE));

    assertThat(audit.of("event " + tonight.id(), 9))
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly(tuple("event.reentry_set", "exit-scan → free"));
    scan(pass);
    assertThat(scan(pass)).isEqualTo(Reason.ALREADY_INSIDE);
  }

  @Test
  void nothing_set_is_what_the_devices_say_and_an_unknown_event_is_told() {
    SetReentry.Request nothing = new SetReentry.Request(tonight.slug(), Optional.empty());

    assertThat(setReentry.set(nothing, OWNER))
        .isEqualTo(new SetReentry.Outcome.Set(tonight, Reentry.FREE));

    assertThat(audit.of("event " + tonight.id(), 9))
        .extracting(AuditEntry::detail)
        .containsExactly("exit-scan → default");
    assertThat(
            setReentry.set(
                new SetReentry.Request(Slug.parse("no-such-night"), Optional.empty()), OWNER))
        .isEqualTo(new SetReentry.Outcome.NoSuchEvent());
  }
}
