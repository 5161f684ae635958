package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmitGuestTest {
  private static final String CODE = "the text of the ticket's code";

  private final Ids ids = new SequentialIds();
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryAdmissions admissions = new InMemoryAdmissions(world, tickets, events);
  private final TestClock clock = new TestClock(SampleEvents.DOORS);
  private final BrowseEvents browse = new BrowseEvents(events, clock);
  private final Device device = new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico");
  private final Event tonight = SampleEvents.tonight(ids).event();
  private final Ticket ticket = GateTickets.general(ids, tonight, new OrderId(ids.next()), 1);
  private final FakeCodeReader codes = new FakeCodeReader().genuine(CODE, ticket.code());
  private final List<Ticket> arrived = new ArrayList<>();
  private final AdmitGuest admitGuest =
      new AdmitGuest(browse, codes, tickets, admissions, EntryRules.OPEN, arrived::add, clock);
  private final WatchEvent watchEvent = new WatchEvent(browse, admissions);

  @BeforeEach
  void sell() {
    events.add(tonight);
    tickets.issue(List.of(ticket));
  }

  @Test
  @Requirement({"SCAN-01", "3.1"})
  void a_genuine_code_is_admitted_and_the_gate_sees_it() {
    assertThat(scan(CODE).reason()).isEqualTo(Reason.ADMITTED);

    WatchEvent.Tonight event = watchEvent.tonight(device).orElseThrow();
    assertThat(event.event().id()).isEqualTo(tonight.id());
    assertThat(event.figures().inside()).isEqualTo(1);
    assertThat(event.latest())
        .extracting(Admissions.Decision::reason)
        .containsExactly(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void the_second_time_it_is_already_used() {
    scan(CODE);
    clock.advance(Duration.ofMinutes(47));

    Admissions.Decision again = scan(CODE);

    assertThat(again.reason()).isEqualTo(Reason.ALREADY_USED);
    assertThat(again.earlier())
        .isEqualTo(new Admissions.Earlier(SampleEvents.DOORS, "Gate A", "Nico, phone 1"));
  }

  @Test
  void who_came_in_is_told_and_who_was_refused_is_not() {
    scan(CODE);
    scan(CODE);
    scan("not one of ours");

    assertThat(arrived).extracting(Ticket::id).containsExactly(ticket.id());
  }

  @Test
  void without_an_event_nothing_is_decided_or_logged() {
    clock.set(SampleEvents.ENDS.plus(Duration.ofHours(4)));
    ScanId scan = new ScanId(ids.next());

    assertThat(admitGuest.admit(request(scan, CODE))).isEqualTo(new AdmitGuest.Outcome.NoEvent());
    assertThat(admissions.find(scan)).isEmpty();
    assertThat(watchEvent.tonight(device)).isEmpty();
  }

  @Test
  void an_event_that_was_called_off_admits_nobody_a_second_later() {
    assertThat(scan(CODE).reason()).isEqualTo(Reason.ADMITTED);
    events.cancel(tonight.id());
    clock.advance(Duration.ofSeconds(1));

    assertThat(admitGuest.admit(request(new ScanId(ids.next()), CODE)))
        .isEqualTo(new AdmitGuest.Outcome.NoEvent());
  }

  @Test
  void a_code_for_another_event_is_answered_by_the_event_that_is_now() {
    Event another = SampleEvents.tonight(ids).event();
    Ticket guest = GateTickets.general(ids, another, new OrderId(ids.next()), 1);
    codes.genuine("of another night", guest.code());
    tickets.issue(List.of(guest));
    assertThat(scan(CODE).reason()).isEqualTo(Reason.ADMITTED);
    events.cancel(tonight.id());
    events.add(another);

    assertThat(scan("of another night").reason()).isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement("SCAN-01")
  void a_number_is_taken_as_people_type_it() {
    String number = ticket.number();
    List<String> typed =
        List.of(
            number,
            number.replace("-", ""),
            number.toLowerCase(Locale.ROOT),
            " " + number.replace("-", " ") + " ");

    assertThat(typed.stream().map(text -> type(text).reason()))
        .containsExactly(
            Reason.ADMITTED, Reason.ALREADY_USED, Reason.ALREADY_USED, Reason.ALREADY_USED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_number_that_was_read_is_not_signed_and_not_one_of_ours() {
    assertThat(scan(ticket.number()).reason()).isEqualTo(Reason.NOT_OURS);
    assertThat(scan(ticket.number().replace("-", "")).reason()).isEqualTo(Reason.NOT_OURS);
    assertThat(tickets.find(ticket.id()).orElseThrow().entries()).isZero();
  }

  @Test
  void a_typed_text_as_long_as_a_number_that_cannot_be_one_is_not_ours() {
    String number = ticket.number().replace("-", "");

    assertThat(type(number.substring(1) + "#").reason()).isEqualTo(Reason.NOT_OURS);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_code_that_was_typed_counts_by_its_signature() {
    codes.tampered("forged");

    assertThat(type("forged").reason()).isEqualTo(Reason.TAMPERED);
    assertThat(type("neither number nor code").reason()).isEqualTo(Reason.NOT_OURS);
    assertThat(type(CODE).reason()).isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement("SCAN-01")
  void the_log_says_what_was_typed() {
    assertThat(admissions.byHand(type(ticket.number()).scan())).isTrue();
    assertThat(admissions.byHand(type(CODE).scan())).isTrue();
    assertThat(admissions.byHand(type("2222-2222").scan())).isTrue();
    assertThat(admissions.byHand(scan(CODE).scan())).isFalse();
    assertThat(admissions.byHand(scan(ticket.number()).scan())).isFalse();
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_number_of_no_ticket_is_refused() {
    assertThat(type("2222-2222").reason()).isEqualTo(Reason.UNKNOWN_TICKET);
  }

  @Test
  @Requirement("SCAN-02")
  void a_number_of_a_reissued_ticket_stays_good() {
    tickets.change(ticket.id(), TicketChanges::reissued);

    assertThat(scan(CODE).reason()).isEqualTo(Reason.REISSUED);
    assertThat(type(ticket.number()).reason()).isEqualTo(Reason.ADMITTED);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void what_is_no_code_of_ours_is_told_apart_and_kept_as_a_hash_only() throws Exception {
    codes.tampered("forged").unknownKey("foreign");
    assertRefused("https://example.org/", Reason.NOT_OURS);
    assertRefused("forged", Reason.TAMPERED);
    assertRefused("foreign", Reason.UNKNOWN_KEY);
    assertRefused("", Reason.NOT_OURS);
    assertThat(admissions.admitted(tonight.id())).isZero();
  }

  @Test
  @Requirement("SCAN-01")
  void a_repeated_scan_is_answered_from_the_log_and_another_one_under_its_id_is_a_conflict() {
    ScanId scan = new ScanId(ids.next());
    AdmitGuest.Outcome first = admitGuest.admit(request(scan, CODE));

    assertThat(admitGuest.admit(request(scan, CODE))).isEqualTo(first);
    for (AdmitGuest.Request other :
        List.of(
            request(scan, "forged"),
            new AdmitGuest.Request(scan, device, CODE, AdmitGuest.Input.TYPED, clock.instant()),
            new AdmitGuest.Request(
                scan,
                new Device(new DeviceId(ids.next()), "phone 9", "Gate C", null),
                CODE,
                AdmitGuest.Input.READ,
                clock.instant()))) {
      assertThat(admitGuest.admit(other)).isEqualTo(new AdmitGuest.Outcome.Conflict());
    }
    assertThat(admitGuest.admit(request(scan, CODE))).isEqualTo(first);
  }

  @Test
  @Requirement("SCAN-02")
  void the_gate_opens_half_an_hour_before_doors() {
    clock.set(SampleEvents.DOORS.minus(Duration.ofMinutes(30)).minusMillis(1));
    assertThat(scan(CODE).reason()).isEqualTo(Reason.NOT_OPEN);

    clock.advance(Duration.ofMillis(1));
    assertThat(scan(CODE).reason()).isEqualTo(Reason.ADMITTED);
  }

  private void assertRefused(String text, Reason reason) throws Exception {
    ScanId scan = new ScanId(ids.next());
    AdmitGuest.Outcome outcome = admitGuest.admit(request(scan, text));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            AdmitGuest.Outcome.Decided.class,
            it -> assertThat(it.decision().reason()).isEqualTo(reason));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    assertThat(admissions.textHash(scan)).contains(HexFormat.of().formatHex(digest));
  }

  private Admissions.Decision scan(String text) {
    return decided(request(new ScanId(ids.next()), text));
  }

  private Admissions.Decision type(String text) {
    return decided(
        new AdmitGuest.Request(
            new ScanId(ids.next()), device, text, AdmitGuest.Input.TYPED, clock.instant()));
  }

  private Admissions.Decision decided(AdmitGuest.Request request) {
    return switch (admitGuest.admit(request)) {
      case AdmitGuest.Outcome.Decided(Admissions.Decision decision, Event _, _, _) -> decision;
      case AdmitGuest.Outcome.Conflict() -> throw new AssertionError("the id is new");
      case AdmitGuest.Outcome.NoEvent() -> throw new AssertionError("there is a night");
    };
  }

  private AdmitGuest.Request request(ScanId scan, String text) {
    return new AdmitGuest.Request(scan, device, text, AdmitGuest.Input.READ, clock.instant());
  }
}
