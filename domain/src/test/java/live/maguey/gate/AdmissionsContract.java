package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of admissions promises.
public abstract class AdmissionsContract {
  /// What every code here is signed with.
  private static final int KEY = 7;

  protected static final Instant OPEN = SampleEvents.DOORS;

  protected final Ids ids = new SequentialIds();
  protected final Device gateA = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");
  protected final Device gateB = new Device(new DeviceId(ids.next()), "phone 3", "Gate B", "Alma");
  protected final Event tonight = SampleEvents.tonight(ids).event();
  protected final Event nextWeek =
      SampleEvents.moved(SampleEvents.tonight(ids).slug("doble-filo").event(), Duration.ofDays(7));
  protected final Event lastWeek =
      SampleEvents.moved(
          SampleEvents.tonight(ids).slug("campo-abierto").event(), Duration.ofDays(-7));

  /// An empty store, the same one during one test, of the tickets of [#tickets].
  protected abstract Admissions admissions();

  /// The log of the same store.
  protected abstract ScanLog log();

  protected abstract Tickets tickets();

  /// Makes the event and the devices known to the store.
  protected abstract void open(List<Event> events, List<Device> devices);

  /// An order of that event, for tickets to belong to.
  protected abstract OrderId order(Event event);

  /// Marks the order of a ticket as disputed.
  protected abstract void dispute(OrderId order);

  /// Reissues the ticket: its serial is one more.
  protected abstract void reissue(TicketId id);

  /// A key that was retired and then revoked.
  protected abstract void revokeKey(int id);

  /// What the log keeps of an attempt beside its decision.
  protected abstract Logged logged(ScanId id);

  /// @param textHash as it is stored, null where the attempt names a ticket
  public record Logged(boolean byHand, @Nullable String textHash) {}

  @BeforeEach
  void open() {
    open(List.of(tonight, nextWeek, lastWeek), List.of(gateA, gateB));
  }

  @Test
  @Requirement({"SCAN-01", "3.1"})
  void a_valid_ticket_is_admitted_and_marked() {
    Ticket ticket = issue(tonight);

    Admissions.Decision decision = scan(ticket, gateA, OPEN);

    assertThat(decision.reason()).isEqualTo(Reason.ADMITTED);
    assertThat(decision.at()).isEqualTo(OPEN);
    assertThat(decision.earlier()).isNull();
    Ticket now = tickets().find(ticket.id()).orElseThrow();
    assertThat(decision.ticket()).isEqualTo(now);
    assertThat(now.visits()).isEqualTo(new Ticket.Visits.Admitted(1, true, OPEN));
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
  }

  @Test
  void the_answer_counts_who_is_in_after_it_at_whichever_gate() {
    Ticket one = issue(tonight);
    Admissions.Attempt first = attempt(new ScanId(ids.next()), gateA, OPEN);
    assertThat(in(admissions().admit(first, one.code(), KEY))).isEqualTo(1);
    assertThat(in(admissions().admit(at(gateB), issue(tonight).code(), KEY))).isEqualTo(2);

    assertThat(in(admissions().admit(first, one.code(), KEY))).isEqualTo(2);
    assertThat(in(admissions().admit(at(gateB), one.code(), KEY))).isEqualTo(2);
    assertThat(in(admissions().refuse(at(gateA), Reason.NOT_OURS, TextHash.of("a text"))))
        .isEqualTo(2);
    assertThat(in(admissions().admit(at(gateA), issue(tonight).code(), KEY))).isEqualTo(3);
  }

  private Admissions.Attempt at(Device gate) {
    return attempt(new ScanId(ids.next()), gate, OPEN);
  }

  @Test
  void everybody_who_came_in_by_one_gate_is_counted() {
    for (int came = 1; came <= 3; came++) {
      scan(issue(tonight), gateA, OPEN);

      assertThat(admissions().admitted(tonight.id())).isEqualTo(came);
      assertThat(admissions().inside(tonight.id())).isEqualTo(came);
    }
    scan(issue(tonight), gateB, OPEN);

    assertThat(admissions().admitted(tonight.id())).isEqualTo(4);
  }

  @Test
  void a_ticket_tells_all_its_scans_the_first_one_first() {
    Ticket ticket = issue(tonight);
    Admissions.Decision first = scan(ticket, gateA, OPEN);
    Admissions.Decision second = scan(ticket, gateB, OPEN.plusSeconds(60));
    scan(issue(tonight), gateB, OPEN.plusSeconds(90));
    assertThat(admissions().of(ticket.id(), 9))
        .extracting(Admissions.Decision::scan)
        .containsExactly(first.scan(), second.scan());
    assertThat(admissions().of(ticket.id(), 1)).hasSize(1);
  }

  @Test
  void the_log_tells_gate_phone_person_and_verdict_and_is_searched_by_each() {
    Ticket ticket = issue(tonight);
    scan(ticket, gateB, OPEN);
    scan(ticket, gateA, OPEN.plusSeconds(60));

    List<ScanLog.Scan> scans = log().of(ticket.id(), 9);
    assertThat(scans)
        .extracting(
            s -> s.gate() + "/" + s.label() + "/" + s.reason() + "/" + s.ticket() + "/" + s.event())
        .containsExactly(
            "Gate B/Alma, phone 3/ADMITTED/" + ticket.number() + "/" + tonight.slug(),
            "Gate A/Nico, phone 1/ALREADY_USED/" + ticket.number() + "/" + tonight.slug());
    assertThat(log().of(ticket.id(), 1)).containsExactly(scans.getFirst());
    assertThat(log().list(new ScanLog.Search(null, null, null, Page.newest(9))))
        .containsExactlyElementsOf(scans.reversed());
    assertThat(log().list(new ScanLog.Search(tonight.id(), "Gate B", null, Page.newest(9))))
        .containsExactly(scans.getFirst());
    assertThat(log().list(new ScanLog.Search(null, null, Reason.ALREADY_USED, Page.newest(9))))
        .containsExactly(scans.getLast());
    assertThat(log().list(new ScanLog.Search(nextWeek.id(), null, null, Page.newest(9)))).isEmpty();
  }

  @Test
  void the_log_is_read_page_by_page_and_by_when_scans_came() {
    List<Page.Row<ScanId>> all =
        Stream.of(9, 0, 5, 5, 3)
            .map(second -> scan(issue(tonight), gateA, OPEN.plusSeconds(second)))
            .map(decision -> new Page.Row<>(decision.at(), decision.scan()))
            .toList();
    PageContract.isKept(
        all,
        page ->
            log().list(new ScanLog.Search(null, null, null, page)).stream()
                .map(ScanLog.Scan::id)
                .toList());
    Page.Row<ScanId> one = all.getFirst();
    assertThat(log().find(one.id()).orElseThrow().at()).isEqualTo(one.at());
    assertThat(log().find(new ScanId(ids.next()))).isEmpty();
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void a_used_ticket_is_refused_with_when_where_and_who() {
    Ticket ticket = issue(tonight);
    scan(ticket, gateB, OPEN);
    Ticket used = tickets().find(ticket.id()).orElseThrow();

    for (int again = 1; again <= 2; again++) {
      Admissions.Decision decision = scan(ticket, gateA, OPEN.plusSeconds(60L * again));

      assertThat(decision.reason()).isEqualTo(Reason.ALREADY_USED);
      assertThat(decision.earlier())
          .isEqualTo(new Admissions.Earlier(OPEN, "Gate B", "Alma, phone 3"));
      assertThat(tickets().find(ticket.id())).contains(used);
    }
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
  }

  @Test
  @Requirement("SCAN-01")
  void a_reentry_ticket_comes_back_and_counts_once() {
    Ticket ticket = GateTickets.reentry(ids, tonight, order(tonight), 1);
    tickets().issue(List.of(ticket));
    scan(ticket, gateB, OPEN);

    Admissions.Decision back = scan(ticket, gateA, OPEN.plusSeconds(3600));
    Admissions.Decision again = scan(ticket, gateA, OPEN.plusSeconds(7200));

    assertThat(back.reason()).isEqualTo(Reason.ALREADY_INSIDE);
    assertThat(back.earlier()).isEqualTo(new Admissions.Earlier(OPEN, "Gate B", "Alma, phone 3"));
    assertThat(again.earlier())
        .isEqualTo(new Admissions.Earlier(OPEN.plusSeconds(3600), "Gate A", "Nico, phone 1"));
    Ticket now = tickets().find(ticket.id()).orElseThrow();
    assertThat(now.visits()).isEqualTo(new Ticket.Visits.Admitted(3, true, OPEN));
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
  }

  @Test
  @Requirement("SCAN-01")
  void a_repeated_scan_gets_the_verdict_it_got_and_burns_nothing_more() {
    for (Ticket ticket :
        List.of(
            GateTickets.general(ids, tonight, order(tonight), 1),
            GateTickets.reentry(ids, tonight, order(tonight), 1))) {
      tickets().issue(List.of(ticket));
      ScanId scan = new ScanId(ids.next());
      Admissions.Decision first = admit(attempt(scan, gateA, OPEN), ticket.code());

      Admissions.Decision repeated =
          admit(attempt(scan, gateA, OPEN.plusSeconds(9)), ticket.code());

      assertThat(repeated).isEqualTo(first);
      assertThat(admissions().find(scan)).contains(first);
      assertThat(tickets().find(ticket.id()).orElseThrow().entries()).isEqualTo(1);
    }
  }

  @Test
  @Requirement({"SCAN-01", "SCAN-02"})
  void a_scan_id_that_comes_again_with_other_content_is_a_conflict_and_burns_nothing() {
    Ticket mine = issue(tonight);
    Ticket other = issue(tonight);
    ScanId scan = new ScanId(ids.next());
    Admissions.Decision first = admit(attempt(scan, gateA, OPEN), mine.code());
    Admissions.Attempt another = of("another text", attempt(scan, gateA, OPEN.plusSeconds(9)));

    assertThat(admissions().admit(another, other.code(), KEY)).isEqualTo(new Admissions.Conflict());
    assertThat(admissions().admit(another, mine.code(), KEY)).isEqualTo(new Admissions.Conflict());
    assertThat(
            admissions()
                .admit(another, GateTickets.general(ids, tonight, order(tonight), 1).code(), KEY))
        .isEqualTo(new Admissions.Conflict());
    assertThat(admissions().refuse(another, Reason.NOT_OURS, TextHash.of("another text")))
        .isEqualTo(new Admissions.Conflict());

    assertUnburnt(other);
    assertThat(tickets().find(mine.id()).orElseThrow().entries()).isEqualTo(1);
    assertThat(admissions().find(scan)).contains(first);
    assertThat(admissions().of(other.id(), 9)).isEmpty();
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
    assertThat(admit(attempt(scan, gateA, OPEN.plusSeconds(10)), mine.code())).isEqualTo(first);
  }

  @Test
  @Requirement("SCAN-02")
  void a_repeated_scan_of_a_refusal_stays_refused_and_admits_no_other_ticket() {
    Ticket good = issue(tonight);
    ScanId scan = new ScanId(ids.next());
    Admissions.Decision refused =
        refuse(attempt(scan, gateA, OPEN), Reason.TAMPERED, TextHash.of("a text"));

    assertThat(admit(attempt(scan, gateA, OPEN), good.code())).isEqualTo(refused);
    assertThat(admissions().admit(of("another", attempt(scan, gateA, OPEN)), good.code(), KEY))
        .isEqualTo(new Admissions.Conflict());
    assertThat(
            admissions()
                .refuse(
                    of("another", attempt(scan, gateA, OPEN)),
                    Reason.NOT_OURS,
                    TextHash.of("another")))
        .isEqualTo(new Admissions.Conflict());
    assertUnburnt(good);
  }

  @ParameterizedTest
  @EnumSource(Ticket.VoidReason.class)
  @Requirement({"SCAN-02", "3.2"})
  void a_void_ticket_is_refused_from_the_moment_it_is_void(Ticket.VoidReason why) {
    Ticket ticket = issue(tonight);
    tickets().voidTicket(ticket.id(), why, SampleEvents.NOW);

    assertRefused(
        scan(ticket, gateA, OPEN),
        switch (why) {
          case REFUNDED -> Reason.REFUNDED;
          case EVENT_CANCELLED -> Reason.CANCELLED;
          case VOIDED, MOVED, JOINED -> Reason.VOID;
        });
    assertUnburnt(ticket);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void an_older_code_of_a_reissued_ticket_is_refused_and_the_new_one_admitted() {
    Ticket ticket = issue(tonight);
    reissue(ticket.id());

    assertRefused(scan(ticket, gateA, OPEN), Reason.REISSUED);
    assertUnburnt(ticket);
    assertThat(scan(tickets().find(ticket.id()).orElseThrow(), gateA, OPEN).reason())
        .isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_code_of_a_revoked_key_admits_nobody_and_its_ticket_still_walks_in_with_another() {
    Ticket ticket = issue(tonight);
    revokeKey(KEY);

    assertRefused(scan(ticket, gateA, OPEN), Reason.REVOKED_KEY);
    assertUnburnt(ticket);
    assertThat(
            decided(
                    admissions()
                        .admit(
                            attempt(new ScanId(ids.next()), gateA, OPEN),
                            ticket.code(),
                            Admissions.NO_KEY))
                .reason())
        .isEqualTo(Reason.ADMITTED);
  }

  @Test
  void a_code_of_the_key_after_a_revoked_one_is_admitted() {
    Ticket ticket = issue(tonight);
    revokeKey(KEY);

    Admissions.Answer answer =
        admissions().admit(attempt(new ScanId(ids.next()), gateA, OPEN), ticket.code(), KEY + 1);

    assertThat(decided(answer).reason()).isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_code_of_another_event_is_refused_and_says_which() {
    Ticket ticket = issue(nextWeek);

    Admissions.Decision decision = scan(ticket, gateA, OPEN);

    assertRefused(decision, Reason.ANOTHER_EVENT);
    assertThat(decision.event())
        .isEqualTo(
            new Admissions.TicketEvent("Noche de Humo", "doble-filo", LocalDate.of(2026, 12, 5)));
    assertUnburnt(ticket);
    assertThat(admissions().admitted(nextWeek.id())).isZero();
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_code_of_an_event_that_is_over_is_refused_and_says_which() {
    Ticket old = issue(lastWeek);
    Ticket late = issue(tonight);

    Admissions.Decision decision = scan(old, gateA, OPEN);

    assertRefused(decision, Reason.EVENT_OVER);
    assertThat(decision.event())
        .isEqualTo(
            new Admissions.TicketEvent(
                "Noche de Humo", "campo-abierto", LocalDate.of(2026, 11, 21)));
    assertRefused(scan(late, gateA, SampleEvents.ENDS), Reason.EVENT_OVER);
    assertUnburnt(old);
    assertUnburnt(late);
    assertThat(scan(late, gateA, SampleEvents.ENDS.minusMillis(1)).reason())
        .isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_ticket_before_the_gate_opens_is_refused_and_good_later() {
    Ticket ticket = issue(tonight);

    assertRefused(scan(ticket, gateA, opens().minusMillis(1)), Reason.NOT_OPEN);
    assertUnburnt(ticket);
    assertThat(scan(ticket, gateA, opens()).reason()).isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_genuine_code_of_no_ticket_or_of_a_serial_never_issued_is_refused() {
    Ticket ticket = issue(tonight);
    TicketCode future =
        new TicketCode(tonight.number(), ticket.id(), 2, Ticket.Kind.GENERAL, ticket.notAfter());
    TicketCode nobodys = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1).code();

    assertRefused(
        admit(attempt(new ScanId(ids.next()), gateA, OPEN), future), Reason.UNKNOWN_TICKET);
    Admissions.Decision decision = admit(attempt(new ScanId(ids.next()), gateA, OPEN), nobodys);

    assertRefused(decision, Reason.UNKNOWN_TICKET);
    assertThat(decision.ticket()).isNull();
    assertThat(decision.event()).isNull();
    assertUnburnt(ticket);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void of_what_is_no_ticket_the_log_keeps_a_hash_and_of_a_ticket_its_id_alone() {
    TicketCode nobodys = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1).code();
    ScanId unknown = new ScanId(ids.next());
    admit(attempt(unknown, gateA, OPEN), nobodys);
    ScanId text = new ScanId(ids.next());
    refuse(attempt(text, gateA, OPEN), Reason.NOT_OURS, TextHash.of("a text"));
    ScanId known = new ScanId(ids.next());
    admit(attempt(known, gateA, OPEN), issue(tonight).code());

    assertThat(logged(unknown).textHash())
        .isEqualTo(TextHash.of(nobodys.ticket().toString()).toString());
    assertThat(logged(text).textHash()).isEqualTo(TextHash.of("a text").toString());
    assertThat(logged(known).textHash()).isNull();
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void the_log_tells_what_was_typed_from_what_was_read() {
    Ticket ticket = issue(tonight);
    ScanId typed = new ScanId(ids.next());
    admit(byHand(attempt(typed, gateA, OPEN)), ticket.code());
    ScanId read = new ScanId(ids.next());
    admit(attempt(read, gateA, OPEN), ticket.code());
    ScanId nonsense = new ScanId(ids.next());
    refuse(byHand(attempt(nonsense, gateA, OPEN)), Reason.NOT_OURS, TextHash.of("a text"));

    assertThat(logged(typed).byHand()).isTrue();
    assertThat(logged(read).byHand()).isFalse();
    assertThat(logged(nonsense).byHand()).isTrue();
  }

  @Test
  @Requirement("SCAN-01")
  void a_ticket_whose_payment_is_disputed_is_admitted_once_and_looked_at() {
    Ticket ticket = issue(tonight);
    dispute(ticket.order());

    assertThat(scan(ticket, gateA, OPEN).reason()).isEqualTo(Reason.ADMITTED_DISPUTED);

    assertThat(tickets().find(ticket.id()).orElseThrow().entries()).isEqualTo(1);
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
    assertRefused(scan(ticket, gateB, OPEN), Reason.ALREADY_USED);
  }

  @Test
  @Requirement("SCAN-02")
  void a_venue_may_refuse_tickets_whose_payment_is_disputed() {
    Ticket ticket = issue(tonight);
    Ticket other = issue(tonight);
    dispute(ticket.order());

    Admissions.Decision refused =
        admit(refusing(attempt(new ScanId(ids.next()), gateA, OPEN)), ticket.code());
    assertRefused(refused, Reason.DISPUTED);
    assertUnburnt(ticket);
    assertThat(admit(refusing(attempt(new ScanId(ids.next()), gateA, OPEN)), other.code()).reason())
        .isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement("SCAN-02")
  void the_first_reason_in_the_order_of_reasons_is_told() {
    Ticket oldCode = issue(nextWeek);
    reissue(oldCode.id());
    tickets().voidTicket(oldCode.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
    Ticket refunded = issue(lastWeek);
    tickets().voidTicket(refunded.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
    Ticket used = issue(tonight);
    scan(used, gateA, OPEN);

    assertRefused(scan(oldCode, gateA, OPEN), Reason.REISSUED);
    assertRefused(scan(refunded, gateA, OPEN), Reason.REFUNDED);
    assertRefused(scan(used, gateA, SampleEvents.ENDS), Reason.EVENT_OVER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"NOT_OURS", "TAMPERED", "REVOKED_KEY", "UNKNOWN_KEY", "UNKNOWN_TICKET"})
  @Requirement({"SCAN-02", "3.2"})
  void a_text_that_is_no_ticket_is_logged_as_refused(Reason reason) {
    ScanId scan = new ScanId(ids.next());

    Admissions.Decision decision =
        refuse(attempt(scan, gateA, OPEN), reason, TextHash.of("a text"));

    assertThat(decision).isEqualTo(new Admissions.Decision(scan, reason, OPEN, null, null, null));
    assertThat(admissions().find(scan)).contains(decision);
    assertThat(admissions().latest(tonight.id(), gateA.id(), 10)).containsExactly(decision);
  }

  @Test
  @Requirement("SCAN-01")
  void a_device_sees_its_own_scans_of_the_event_newest_first() {
    Ticket ticket = issue(tonight);
    Admissions.Decision in = scan(ticket, gateA, OPEN);
    Admissions.Decision elsewhere = scan(ticket, gateB, OPEN.plusSeconds(1));
    Admissions.Decision again = scan(ticket, gateA, OPEN.plusSeconds(2));
    Admissions.Decision text =
        refuse(
            attempt(new ScanId(ids.next()), gateA, OPEN.plusSeconds(3)),
            Reason.NOT_OURS,
            TextHash.of("a text"));

    assertThat(admissions().latest(tonight.id(), gateA.id(), 10)).containsExactly(text, again, in);
    assertThat(admissions().latest(tonight.id(), gateA.id(), 2)).containsExactly(text, again);
    assertThat(admissions().latest(tonight.id(), gateB.id(), 10)).containsExactly(elsewhere);
    assertThat(admissions().latest(nextWeek.id(), gateA.id(), 10)).isEmpty();
  }

  @Test
  @Requirement("SCAN-01")
  void a_scan_that_never_was_is_not_found() {
    assertThat(admissions().find(new ScanId(ids.next()))).isEmpty();
    assertThat(admissions().admitted(new EventId(ids.next()))).isZero();
  }

  protected Ticket issue(Event event) {
    Ticket ticket = GateTickets.general(ids, event, order(event), 1);
    tickets().issue(List.of(ticket));
    return ticket;
  }

  protected Admissions.Decision scan(Ticket ticket, Device device, Instant at) {
    return admit(attempt(new ScanId(ids.next()), device, at), ticket.code());
  }

  protected Admissions.Attempt attempt(ScanId scan, Device device, Instant at) {
    return new Admissions.Attempt(
        scan,
        device,
        tonight.id(),
        opens(),
        at.minusSeconds(1),
        at,
        false,
        EntryRules.OPEN,
        TextHash.of("what " + device.id() + " read"));
  }

  /// A scan that must be answered with a decision.
  private Admissions.Decision admit(Admissions.Attempt attempt, TicketCode code) {
    return decided(admissions().admit(attempt, code, KEY));
  }

  private Admissions.Decision refuse(Admissions.Attempt attempt, Reason reason, TextHash text) {
    return decided(admissions().refuse(attempt, reason, text));
  }

  private int in(Admissions.Answer answer) {
    return switch (answer) {
      case Admissions.Decided(Admissions.Decision _, Figures figures, _) -> figures.inside();
      case Admissions.Conflict() -> throw new AssertionError("the scan's id is another's");
    };
  }

  private static Admissions.Decision decided(Admissions.Answer answer) {
    return switch (answer) {
      case Admissions.Decided(Admissions.Decision decision, _, _) -> decision;
      case Admissions.Conflict() -> throw new AssertionError("the scan's id is another's");
    };
  }

  private static Admissions.Attempt of(String content, Admissions.Attempt a) {
    return new Admissions.Attempt(
        a.id(),
        a.device(),
        a.event(),
        a.opensAt(),
        a.deviceTime(),
        a.receivedAt(),
        a.byHand(),
        a.rules(),
        TextHash.of(content));
  }

  private static Admissions.Attempt byHand(Admissions.Attempt a) {
    return new Admissions.Attempt(
        a.id(),
        a.device(),
        a.event(),
        a.opensAt(),
        a.deviceTime(),
        a.receivedAt(),
        true,
        a.rules(),
        a.content());
  }

  private static Admissions.Attempt refusing(Admissions.Attempt a) {
    return new Admissions.Attempt(
        a.id(),
        a.device(),
        a.event(),
        a.opensAt(),
        a.deviceTime(),
        a.receivedAt(),
        a.byHand(),
        new EntryRules(AtDispute.REFUSE, Integer.MAX_VALUE, AtCapacity.REFUSE),
        a.content());
  }

  private static Instant opens() {
    return SampleEvents.DOORS.minus(Duration.ofMinutes(30));
  }

  private static void assertRefused(Admissions.Decision decision, Reason reason) {
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.reason().admits()).isFalse();
  }

  private void assertUnburnt(Ticket ticket) {
    Ticket now = tickets().find(ticket.id()).orElseThrow();
    assertThat(now.visits()).isEqualTo(new Ticket.Visits.None());
  }
}
