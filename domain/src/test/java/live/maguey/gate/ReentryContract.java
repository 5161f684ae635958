package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What every store promises of who leaves and comes back: a table of three, two gates and an exit.
public abstract class ReentryContract {
  private static final int SEATS = 3;
  private static final int REVOKED = 7;
  private static final Instant OPEN = SampleEvents.DOORS;

  private final Ids ids = new SequentialIds();
  private final Device gateA = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");
  private final Device gateB = new Device(new DeviceId(ids.next()), "phone 3", "Gate B", "Alma");
  private final Device exit =
      new Device(new DeviceId(ids.next()), "phone 5", "Exit", "Luz", Direction.OUT);
  private final Device general = entrance("phone 6", "Street", Entrance.GENERAL);
  private final Device vip = entrance("phone 7", "Terrace", Entrance.VIP);
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final Event nextWeek =
      SampleEvents.moved(SampleEvents.tonight(ids).slug("doble-filo").event(), Duration.ofDays(7));
  private List<Ticket> passes = List.of();

  /// An empty store, the same one during one test, of the tickets of [#tickets].
  protected abstract Admissions admissions();

  protected abstract Tickets tickets();

  protected abstract ReentryRules rules();

  /// Makes the events and the devices known to the store.
  protected abstract void open(List<Event> events, List<Device> devices);

  protected abstract void revoke(Device device);

  /// An order of that event, by `A guest`, for tickets to belong to.
  protected abstract OrderId order(Event event);

  protected abstract void reissue(TicketId id);

  /// Gives the seat of a pass to a ticket.
  protected abstract void join(Ticket ticket, Ticket pass);

  /// Marks the order of a ticket as disputed.
  protected abstract void dispute(OrderId order);

  /// A key that was retired and then revoked.
  protected abstract void revokeKey(int id);

  @BeforeEach
  void a_table_tonight() {
    open(List.of(tonight, nextWeek), List.of(gateA, gateB, exit, general, vip));
    passes = table(tonight);
  }

  private List<Ticket> table(Event event) {
    OrderId order = order(event);
    List<Ticket> issued =
        IntStream.rangeClosed(1, SEATS)
            .mapToObj(no ->
                TicketChanges.kind(
                    GateTickets.general(ids, event, order, no),
                    no == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST,
                    Ticket.EntryPolicy.REENTRY))
            .toList();
    tickets().issue(issued);
    return issued;
  }

  @Test
  @Requirement("VIP-02")
  void a_guest_whose_exit_was_scanned_comes_back_and_arrived_once() {
    Ticket pass = passes.get(1);

    assertThat(in(pass, gateA, 0)).satisfies(tells(Reason.ADMITTED, 1, 1, 1));
    assertThat(out(pass, 60)).satisfies(tells(Reason.LEFT, 0, 1, 0));
    assertThat(now(pass).visits()).isEqualTo(new Ticket.Visits.Admitted(1, false, OPEN));
    assertThat(in(pass, gateB, 90)).satisfies(tells(Reason.READMITTED, 1, 1, 1));

    assertThat(now(pass).visits()).isEqualTo(new Ticket.Visits.Admitted(2, true, OPEN));
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
    assertThat(admissions().inside(tonight.id())).isEqualTo(1);
  }

  @Test
  void the_answer_names_the_host_and_counts_who_of_the_table_came_and_who_is_still_inside() {
    in(passes.get(0), gateA, 0);
    in(passes.get(1), gateB, 1);
    in(passes.get(2), gateB, 2);

    assertThat(out(passes.get(0), 3).party())
        .isEqualTo(new Party("A guest", "In before 11 PM", new Arrivals(SEATS, 3), 2));
    assertThat(out(passes.get(1), 4).party())
        .isEqualTo(new Party("A guest", "In before 11 PM", new Arrivals(SEATS, 3), 1));
    assertThat(in(passes.get(0), gateA, 5).party())
        .isEqualTo(new Party("A guest", "In before 11 PM", new Arrivals(SEATS, 3), 2));
  }

  @Test
  void without_an_exit_a_second_entry_is_refused_where_exits_are_scanned_and_says_since_when() {
    Ticket pass = passes.getFirst();
    in(pass, gateA, 0);

    Admissions.Decided refused = in(pass, gateB, 60);

    assertThat(refused).satisfies(tells(Reason.NOT_SCANNED_OUT, 1, 1, 1));
    assertThat(refused.decision().earlier())
        .isEqualTo(new Admissions.Earlier(OPEN, "Gate A", "Nico, phone 1"));
    assertThat(now(pass).entries()).isEqualTo(1);
    out(pass, 61);
    assertThat(in(pass, gateB, 62)).satisfies(tells(Reason.READMITTED, 1, 1, 1));
  }

  @Test
  void
      without_an_exit_a_second_entry_is_looked_at_where_passes_are_free_and_nobody_more_is_inside() {
    rules().set(tonight.id(), Optional.of(Reentry.FREE));
    Ticket pass = passes.getFirst();
    in(pass, gateA, 0);

    Admissions.Decided again = in(pass, gateB, 60);

    assertThat(again).satisfies(tells(Reason.ALREADY_INSIDE, 1, 1, 1));
    assertThat(again.decision().earlier())
        .isEqualTo(new Admissions.Earlier(OPEN, "Gate A", "Nico, phone 1"));
    assertThat(now(pass).visits()).isEqualTo(new Ticket.Visits.Admitted(2, true, OPEN));
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
  }

  @Test
  void a_general_ticket_that_left_does_not_come_back() {
    Ticket ticket = general(tonight);
    in(ticket, gateA, 0);

    Admissions.Decided left = out(ticket, 60);

    assertThat(left.decision().reason()).isEqualTo(Reason.LEFT);
    assertThat(left.party()).isNull();
    assertThat(left.inside()).isZero();
    rules().set(tonight.id(), Optional.of(Reentry.FREE));
    assertThat(in(ticket, gateA, 61).decision().reason()).isEqualTo(Reason.ALREADY_USED);
    assertThat(admissions().inside(tonight.id())).isZero();
    assertThat(admissions().admitted(tonight.id())).isEqualTo(1);
  }

  @Test
  @Requirement("VIP-03")
  void a_ticket_that_joined_is_one_of_the_tables_guests_and_its_pass_is_void() {
    Ticket joined = general(tonight);
    join(joined, passes.get(2));
    in(passes.getFirst(), gateA, 0);

    assertThat(in(joined, gateB, 1)).satisfies(tells(Reason.ADMITTED, 2, 2, 2));
    assertThat(in(passes.get(2), gateB, 2)).satisfies(tells(Reason.VOID, 2, 2, 2));
    assertThat(in(joined, gateB, 3)).satisfies(tells(Reason.ALREADY_USED, 2, 2, 2));
    assertThat(out(joined, 4)).satisfies(tells(Reason.LEFT, 1, 2, 1));
    assertThat(out(joined, 5)).satisfies(tells(Reason.ALREADY_OUT, 1, 2, 1));
    assertThat(in(passes.get(1), gateA, 6)).satisfies(tells(Reason.ADMITTED, 2, 3, 2));
  }

  @Test
  void an_exit_refuses_who_never_came_in_and_says_of_who_left_since_when_and_where() {
    Ticket pass = passes.getFirst();

    Admissions.Decided never = out(pass, 0);
    assertThat(never).satisfies(tells(Reason.NEVER_IN, 0, 0, 0));
    assertThat(never.decision().earlier()).isNull();
    in(pass, gateA, 1);
    Admissions.Decided left = out(pass, 2);
    assertThat(left.decision().earlier())
        .isEqualTo(new Admissions.Earlier(OPEN.plusSeconds(1), "Gate A", "Nico, phone 1"));

    Admissions.Decided again = out(pass, 3);

    assertThat(again).satisfies(tells(Reason.ALREADY_OUT, 0, 1, 0));
    assertThat(again.decision().earlier())
        .isEqualTo(new Admissions.Earlier(OPEN.plusSeconds(2), "Exit", "Luz, phone 5"));
    assertThat(admissions().inside(tonight.id())).isZero();
  }

  @Test
  void who_is_inside_is_counted_out_whatever_happened_to_the_ticket_and_after_the_end() {
    passes.forEach(pass -> in(pass, gateA, 0));
    tickets().voidTicket(passes.getFirst().id(), Ticket.VoidReason.REFUNDED, OPEN);

    assertThat(out(passes.getFirst(), 1)).satisfies(tells(Reason.LEFT, 2, 3, 2));
    assertThat(out(passes.getFirst(), 2).decision().reason()).isEqualTo(Reason.REFUNDED);
    assertThat(out(passes.get(1), SampleEvents.ENDS.plusSeconds(60)))
        .satisfies(tells(Reason.LEFT, 1, 3, 1));
    assertThat(out(passes.get(1), SampleEvents.ENDS.plusSeconds(61)).decision().reason())
        .isEqualTo(Reason.EVENT_OVER);
  }

  @Test
  void an_exit_says_of_another_night_and_of_an_older_code_what_an_entry_says() {
    Ticket other = table(nextWeek).getFirst();
    Ticket old = passes.getFirst();
    in(old, gateA, 0);
    reissue(old.id());

    assertThat(out(other, 1).decision().reason()).isEqualTo(Reason.ANOTHER_EVENT);
    assertThat(out(old, 1).decision().reason()).isEqualTo(Reason.REISSUED);
    assertThat(admissions().inside(tonight.id())).isEqualTo(1);
  }

  @Test
  void an_exit_that_is_sent_again_is_answered_alike_and_counted_once() {
    passes.forEach(pass -> in(pass, gateA, 0));
    ScanId scan = new ScanId(ids.next());
    Admissions.Attempt attempt = attempt(scan, exit, OPEN.plusSeconds(1), passes.getFirst());

    Admissions.Answer first = admissions().letOut(attempt, passes.getFirst().code(), 0);

    assertThat(admissions().letOut(attempt, passes.getFirst().code(), 0)).isEqualTo(first);
    assertThat(admissions().inside(tonight.id())).isEqualTo(2);
    Admissions.Attempt another = attempt(scan, exit, OPEN.plusSeconds(1), passes.get(1));
    assertThat(admissions().letOut(another, passes.get(1).code(), 0))
        .isEqualTo(new Admissions.Conflict());
    assertThat(now(passes.get(1)).isInside()).isTrue();
  }

  @Test
  void what_was_set_holds_and_else_an_exit_is_asked_for_while_a_device_scans_exits() {
    assertThat(rules().find(tonight.id())).isEmpty();
    assertThat(rules().inForce(tonight.id())).isEqualTo(Reentry.EXIT_SCAN);
    revoke(exit);
    assertThat(rules().inForce(tonight.id())).isEqualTo(Reentry.FREE);
    in(passes.getFirst(), gateA, 0);
    assertThat(in(passes.getFirst(), gateA, 1).decision().reason())
        .isEqualTo(Reason.ALREADY_INSIDE);

    rules().set(tonight.id(), Optional.of(Reentry.EXIT_SCAN));

    assertThat(rules().find(tonight.id())).contains(Reentry.EXIT_SCAN);
    assertThat(rules().inForce(tonight.id())).isEqualTo(Reentry.EXIT_SCAN);
    assertThat(rules().inForce(nextWeek.id())).isEqualTo(Reentry.FREE);
    assertThat(in(passes.getFirst(), gateA, 2).decision().reason())
        .isEqualTo(Reason.NOT_SCANNED_OUT);
    rules().set(tonight.id(), Optional.empty());
    assertThat(rules().inForce(tonight.id())).isEqualTo(Reentry.FREE);
  }

  @Test
  void an_operator_lets_a_pass_in_that_is_inside_and_nobody_more_is_inside() {
    Ticket pass = passes.getFirst();
    in(pass, gateA, 0);
    ScanId scan = new ScanId(ids.next());

    assertThat(admissions().letIn(byHand(scan, 60), pass.id())).isTrue();

    assertThat(now(pass).visits()).isEqualTo(new Ticket.Visits.Admitted(2, true, OPEN));
    assertThat(admissions().inside(tonight.id())).isEqualTo(1);
    Admissions.Decision logged = admissions().find(scan).orElseThrow();
    assertThat(logged.reason()).isEqualTo(Reason.LET_IN);
    assertThat(logged.earlier()).isEqualTo(new Admissions.Earlier(OPEN, "Gate A", "Nico, phone 1"));
    assertThat(in(pass, gateA, 61).decision().earlier())
        .isEqualTo(new Admissions.Earlier(OPEN.plusSeconds(60), "Gate B", "owner@office"));
  }

  @Test
  void an_operator_lets_nobody_in_who_is_not_inside_or_has_no_pass_that_is_good() {
    Ticket outside = passes.getFirst();
    Ticket gone = passes.get(1);
    in(gone, gateA, 0);
    tickets().voidTicket(gone.id(), Ticket.VoidReason.VOIDED, OPEN);
    Ticket general = general(tonight);
    in(general, gateA, 0);

    for (Ticket ticket : List.of(outside, gone, general)) {
      Ticket before = now(ticket);
      ScanId scan = new ScanId(ids.next());
      assertThat(admissions().letIn(byHand(scan, 60), ticket.id())).isFalse();
      assertThat(now(ticket)).isEqualTo(before);
      assertThat(admissions().find(scan)).isEmpty();
    }
  }

  /// The decision table, which the browser's test reads, too.
  @ParameterizedTest
  @CsvFileSource(resources = "/live/maguey/gate/verdicts.csv", numLinesToSkip = 1)
  @Requirement({"SCAN-02", "3.2"})
  void a_case_of_the_decision_table_is_decided_as_it_says(
      String device,
      String rule,
      String kind,
      String visits,
      String standing,
      String reason,
      String verdict) {
    rules().set(tonight.id(), Optional.of(rule.equals("free") ? Reentry.FREE : Reentry.EXIT_SCAN));
    Set<String> standings = Set.of(standing.split(" "));
    Event event = standings.contains("another-night") ? nextWeek : tonight;
    Ticket ticket = kind.equals("pass") ? table(event).get(1) : general(event);
    if (!visits.equals("none")) {
      in(ticket, gateA, 0);
    }
    if (visits.equals("left")) {
      out(ticket, 1);
    }
    standings.forEach(one -> become(one, ticket));
    Admissions.Attempt attempt = attempt(device(device), ticket, standings);
    TicketCode code = standings.contains("never-issued") ? next(ticket.code()) : ticket.code();
    int key = standings.contains("revoked-key") ? REVOKED : Admissions.NO_KEY;

    Admissions.Answer answer =
        device.equals("out")
            ? admissions().letOut(attempt, code, key)
            : admissions().admit(attempt, code, key);

    Reason told = ((Admissions.Decided) answer).decision().reason();
    assertThat(told.code()).isEqualTo(reason);
    assertThat(told.verdict().name()).isEqualToIgnoringCase(verdict);
  }

  private Device device(String name) {
    return switch (name) {
      case "in" -> gateB;
      case "general" -> general;
      case "vip" -> vip;
      case "out" -> exit;
      default -> throw new AssertionError("no device " + name);
    };
  }

  private Device entrance(String phone, String gate, Entrance entrance) {
    return new Device(new DeviceId(ids.next()), phone, gate, null, Direction.IN, entrance);
  }

  @Test
  void a_ticket_whose_holder_joined_a_table_goes_in_where_the_table_does() {
    Ticket joined = general(tonight);
    join(joined, passes.get(1));

    assertThat(in(joined, general, 0).decision().reason()).isEqualTo(Reason.OTHER_ENTRANCE);
    assertThat(now(joined).entries()).isZero();
    assertThat(in(joined, vip, 1).decision().reason()).isEqualTo(Reason.ADMITTED);
  }

  private void become(String standing, Ticket ticket) {
    switch (standing) {
      case "refunded", "voided", "event-cancelled" ->
          tickets()
              .voidTicket(
                  ticket.id(),
                  Ticket.VoidReason.valueOf(standing.toUpperCase(Locale.ROOT).replace('-', '_')),
                  OPEN);
      case "taken-back" -> reissue(ticket.id());
      case "disputed", "disputed-unwanted" -> dispute(ticket.order());
      case "revoked-key" -> revokeKey(REVOKED);
      case "valid",
          "another-night",
          "night-over",
          "too-early",
          "never-issued",
          "full",
          "full-warned",
          "full-overridden" -> {}
      default -> throw new AssertionError("no standing " + standing);
    }
  }

  private Admissions.Attempt attempt(Device device, Ticket ticket, Set<String> standings) {
    Instant now = OPEN.plusSeconds(2);
    if (standings.contains("too-early")) {
      now = tonight.hours().gateOpens().minusMillis(1);
    } else if (standings.contains("night-over")) {
      now = standings.contains("another-night") ? nextWeek.ends() : tonight.ends();
    }
    return new Admissions.Attempt(
        new ScanId(ids.next()),
        device,
        tonight.id(),
        tonight.hours().gateOpens(),
        now,
        now,
        false,
        rules(standings),
        TextHash.of(ticket.number()));
  }

  /// A venue is full where as many people are inside as it may hold: here, those of the case.
  private EntryRules rules(Set<String> standings) {
    boolean isFull = standings.stream().anyMatch(s -> s.startsWith("full"));
    return new EntryRules(
        standings.contains("disputed-unwanted") ? AtDispute.REFUSE : AtDispute.ADMIT,
        isFull ? admissions().inside(tonight.id()) : Integer.MAX_VALUE,
        standings.contains("full-warned")
            ? AtCapacity.WARN
            : standings.contains("full-overridden") ? AtCapacity.OVERRIDE : AtCapacity.REFUSE);
  }

  private static TicketCode next(TicketCode code) {
    return new TicketCode(
        code.eventNumber(), code.ticket(), code.serial() + 1, code.kind(), code.notAfter());
  }

  private Ticket general(Event event) {
    Ticket ticket = GateTickets.general(ids, event, order(event), 1);
    tickets().issue(List.of(ticket));
    return ticket;
  }

  private static Admissions.ByHand byHand(ScanId scan, int seconds) {
    return new Admissions.ByHand(scan, "Gate B", "owner@office", OPEN.plusSeconds(seconds));
  }

  private static ThrowingConsumer<Admissions.Decided> tells(
      Reason reason, int inside, int arrived, int ofTableInside) {
    return decided -> {
      assertThat(decided.decision().reason()).isEqualTo(reason);
      assertThat(decided.inside()).isEqualTo(inside);
      assertThat(decided.party())
          .isEqualTo(
              new Party("A guest", "In before 11 PM", new Arrivals(SEATS, arrived), ofTableInside));
    };
  }

  private Ticket now(Ticket ticket) {
    return tickets().find(ticket.id()).orElseThrow();
  }

  private Admissions.Decided in(Ticket ticket, Device gate, int seconds) {
    return in(ticket, gate, OPEN.plusSeconds(seconds));
  }

  private Admissions.Decided in(Ticket ticket, Device gate, Instant at) {
    Admissions.Attempt attempt = attempt(new ScanId(ids.next()), gate, at, ticket);
    return (Admissions.Decided) admissions().admit(attempt, ticket.code(), Admissions.NO_KEY);
  }

  private Admissions.Decided out(Ticket ticket, int seconds) {
    return out(ticket, OPEN.plusSeconds(seconds));
  }

  private Admissions.Decided out(Ticket ticket, Instant at) {
    Admissions.Attempt attempt = attempt(new ScanId(ids.next()), exit, at, ticket);
    return (Admissions.Decided) admissions().letOut(attempt, ticket.code(), Admissions.NO_KEY);
  }

  private Admissions.Attempt attempt(ScanId scan, Device device, Instant at, Ticket ticket) {
    return new Admissions.Attempt(
        scan,
        device,
        tonight.id(),
        tonight.hours().gateOpens(),
        at,
        at,
        false,
        EntryRules.OPEN,
        TextHash.of(ticket.number()));
  }
}
