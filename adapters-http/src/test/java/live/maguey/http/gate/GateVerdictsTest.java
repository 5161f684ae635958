package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import live.maguey.devices.Entrance;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.AtDispute;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every reason of a verdict, from the device's request to the answer on its screen. That each
/// answer keeps the contract is seen to by the client.
class GateVerdictsTest {
  private static final Set<Reason> WALKED = EnumSet.noneOf(Reason.class);
  private static final UnaryOperator<Ticket> UNCHANGED = UnaryOperator.identity();

  private final ShopServer server = new ShopServer();
  private final Event tonight = SampleEvents.tonight(server.ids).slug("noche-de-humo").event();
  private final Gate gateA = Gate.enrol(server, "phone 1", "Gate A", "Nico");
  private final Gate gateB = Gate.enrol(server, "phone 3", "Gate B", "Alma");

  @BeforeEach
  void open() {
    server.events.add(tonight);
    server.clock.set(SampleEvents.DOORS.plus(Duration.ofMinutes(12)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @AfterAll
  static void no_reason_was_left_out() {
    EnumSet<Reason> elsewhere = EnumSet.copyOf(GateReentryTest.REASONS);
    elsewhere.addAll(GateHeadsTest.REASONS);
    assertThat(WALKED).isEqualTo(EnumSet.complementOf(elsewhere));
  }

  @Test
  @Requirement({"SCAN-01", "3.1"})
  void a_good_ticket_is_in_and_counted() {
    Ticket ticket = sell(UNCHANGED);

    JsonNode answer = gateA.scan(ticket);

    expect(answer, Reason.ADMITTED, "admit", "General", "");
    assertThat(answer.get("in").asInt()).isEqualTo(1);
    assertThat(answer.get("capacity").asInt()).isEqualTo(SampleEvents.VENUE.capacity());
    JsonNode details = answer.get("details");
    assertThat(details.get("kind").asText()).isEqualTo("general");
    assertThat(details.get("number").asText()).isEqualTo(ticket.number());
    assertThat(details.get("usedAt").isNull()).isTrue();
  }

  @Test
  @Requirement("SCAN-01")
  void a_tables_guest_is_told_apart_with_how_many_of_the_table_are_in() {
    JsonNode answer = gateA.scan(sell(t -> with(t, Ticket.Kind.GUEST, t.policy(), "Table 12")));

    expect(answer, Reason.ADMITTED, "admit", "Table 12", "In before 11 PM.");
    assertThat(answer.get("details").get("kind").asText()).isEqualTo("guest");
    assertThat(answer.get("details").get("party").asText()).isEqualTo("Table 12");
  }

  @Test
  @Requirement({"SCAN-01", "VIP-03"})
  void a_ticket_that_joined_a_table_is_told_as_its_guest() {
    Ticket pass = sell(t -> with(t, Ticket.Kind.GUEST, t.policy(), "Table 12"));
    Ticket.Seat seat = new Ticket.Seat(pass.origin(), "12");

    JsonNode answer = gateA.scan(sell(t -> TicketChanges.joined(t, Optional.of(seat))));

    assertThat(answer.get("title").asText()).isEqualTo("Guest of Table 12");
    assertThat(answer.get("table").get("label").asText()).isEqualTo("Table 12");
    assertThat(answer.get("table").get("arrived").asInt()).isEqualTo(1);
    assertThat(answer.get("details").get("kind").asText()).isEqualTo("general");
  }

  @Test
  @Requirement("SCAN-01")
  void a_ticket_whose_payment_is_disputed_is_let_in_but_looked_at() {
    Ticket ticket = sell(UNCHANGED);
    server.disputed.add(ticket.order());

    JsonNode answer = gateA.scan(ticket);

    expect(
        answer,
        Reason.ADMITTED_DISPUTED,
        "look",
        "Payment disputed",
        "The buyer’s bank disputes this payment. Let them in and check ID.");
    assertThat(answer.get("in").asInt()).isEqualTo(1);
  }

  @Test
  @Requirement("SCAN-02")
  void who_comes_to_another_entrance_is_sent_to_theirs() {
    Gate vip = Gate.at(server, "phone 7", Entrance.VIP);
    Gate general = Gate.at(server, "phone 8", Entrance.GENERAL);
    Ticket ticket = sell(UNCHANGED);
    Ticket pass = sell(t -> with(t, Ticket.Kind.GUEST, t.policy(), "Table 12"));

    JsonNode answer = vip.scan(ticket);
    expect(
        answer,
        Reason.OTHER_ENTRANCE,
        "refuse",
        "Wrong entrance",
        "Send them to the general entrance.");
    assertThat(answer.get("in").asInt()).isZero();
    expect(
        general.scan(pass),
        Reason.OTHER_ENTRANCE,
        "refuse",
        "Wrong entrance",
        "Table 12. Send them to the VIP entrance.");
    expect(general.scan(ticket), Reason.ADMITTED, "admit", "General", "");
  }

  @Test
  @Requirement("SCAN-02")
  void a_venue_may_refuse_it_instead() {
    try (ShopServer strict = new ShopServer(AtDispute.REFUSE)) {
      strict.events.add(tonight);
      strict.clock.set(SampleEvents.DOORS.plus(Duration.ofMinutes(12)));
      Ticket ticket = Gate.sell(strict, tonight, UNCHANGED);
      strict.disputed.add(ticket.order());

      JsonNode answer = Gate.enrol(strict, "phone 1", "Gate A", null).scan(ticket);

      expect(
          answer,
          Reason.DISPUTED,
          "refuse",
          "Payment disputed",
          "The buyer’s bank disputes this payment. Ask the manager.");
      assertThat(answer.get("in").asInt()).isZero();
    }
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void a_used_ticket_says_when_at_which_gate_and_by_which_device() {
    Ticket ticket = sell(UNCHANGED);
    gateB.scan(ticket);
    server.clock.advance(Duration.ofMinutes(47));

    JsonNode answer = gateA.scan(ticket);

    expect(answer, Reason.ALREADY_USED, "refuse", "Already used", "21:12, Gate B, Alma, phone 3.");
    JsonNode details = answer.get("details");
    assertThat(details.get("usedAt").asText())
        .isEqualTo(SampleEvents.DOORS.plus(Duration.ofMinutes(12)).toString());
    assertThat(details.get("gate").asText()).isEqualTo("Gate B");
    assertThat(details.get("device").asText()).isEqualTo("Alma, phone 3");
    assertThat(answer.get("in").asInt()).isEqualTo(1);
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_gate_is_called_as_the_owner_named_it_in_either_language() {
    Ticket ticket = sell(UNCHANGED);
    Gate door = Gate.enrol(server, "Caja 1", "Puerta A", null);
    assertThat(door.scan(ticket).get("verdict").asText()).isEqualTo("admit");

    assertThat(gateA.scan(ticket).get("line").asText()).endsWith(", Puerta A, Caja 1.");
    assertThat(
            Gate.json(
                    gateA.typed(
                        server.ids.next().toString(), ticket.number(), "Accept-Language", "es"))
                .get("line")
                .asText())
        .endsWith(", Puerta A, Caja 1.");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_ticket_of_another_event_says_which() {
    Event other = SampleEvents.tonight(server.ids).slug("doble-filo").event();
    server.events.add(other);
    Event next = nextSaturday(other);
    server.events.change(other.id(), _ -> next);
    Ticket ticket = Gate.sell(server, next, UNCHANGED);

    JsonNode answer = gateA.scan(ticket);

    expect(
        answer,
        Reason.ANOTHER_EVENT,
        "refuse",
        "Another night",
        "This ticket is for Doble Filo, Sat 5 Dec.");
    JsonNode event = answer.get("details").get("event");
    assertThat(event.get("title").asText()).isEqualTo("Doble Filo");
    assertThat(event.get("date").asText()).isEqualTo("2026-12-05");
    assertThat(gateA.scan(ticket).get("in").asInt()).isZero();
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void an_event_that_is_over_says_which() {
    Ticket ticket = sell(UNCHANGED);
    server.clock.set(SampleEvents.ENDS);

    expect(
        gateA.scan(ticket),
        Reason.EVENT_OVER,
        "refuse",
        "That night is over",
        "This ticket was for Noche de Humo, Sat 28 Nov.");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void before_the_gate_opens_the_ticket_stays_good() {
    Ticket ticket = sell(UNCHANGED);
    server.clock.set(SampleEvents.NOW);

    expect(
        gateA.scan(ticket),
        Reason.NOT_OPEN,
        "refuse",
        "Not open yet",
        "Doors open at 21:00. The ticket works then.");
    server.clock.set(SampleEvents.DOORS);
    assertThat(gateA.scan(ticket).get("verdict").asText()).isEqualTo("admit");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void refunded_and_void_are_two_things() {
    Ticket refunded = sell(UNCHANGED);
    server.tickets.voidTicket(refunded.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
    Ticket taken = sell(UNCHANGED);
    server.tickets.voidTicket(taken.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    expect(
        gateA.scan(refunded),
        Reason.REFUNDED,
        "refuse",
        "Refunded",
        "We sent the money back. Their email says so.");
    expect(
        gateA.scan(taken),
        Reason.VOID,
        "refuse",
        "Void",
        "Taken back by the venue. Ask the manager.");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_ticket_of_a_canceled_event_says_that_the_event_was_canceled() {
    Ticket ticket = sell(UNCHANGED);
    server.tickets.voidTicket(ticket.id(), Ticket.VoidReason.EVENT_CANCELLED, SampleEvents.NOW);

    expect(
        gateA.scan(ticket),
        Reason.CANCELLED,
        "refuse",
        "Night canceled",
        "This night was canceled. Their email says so.");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void an_older_code_asks_for_the_newer() {
    Ticket ticket = sell(UNCHANGED);
    server.tickets.change(ticket.id(), TicketChanges::reissued);

    expect(
        gateA.scan(ticket),
        Reason.REISSUED,
        "refuse",
        "An older code",
        "This ticket has a newer code. Ask for the latest email.");
    assertThat(gateA.type(ticket.number()).get("reason").asText()).isEqualTo("admitted");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void what_is_no_ticket_is_refused_in_words_of_its_own_and_logged() {
    server.codes.tampered("forged").unknownKey("foreign").revokedKey("leaked");

    refusedAndLogged(
        "forged",
        Reason.TAMPERED,
        "Altered code",
        "This code was changed after we signed it. Ask for the ticket in their email.");
    refusedAndLogged(
        "foreign",
        Reason.UNKNOWN_KEY,
        "Unknown key",
        "This code is not signed with a key of ours. Ask for the ticket in their email.");
    refusedAndLogged(
        "leaked",
        Reason.REVOKED_KEY,
        "Old key",
        "We replaced this code. Ask for the latest email.");
    refusedAndLogged(
        "https://example.org/",
        Reason.NOT_OURS,
        "Not one of ours",
        "This isn’t our ticket. Ask for the one in their email.");
    String typed = gateA.newScan();
    expectRefusedAndLogged(
        gateA.typed(typed, "2222-2222"),
        typed,
        Reason.UNKNOWN_TICKET,
        "No such ticket",
        "We have no ticket like this. Scan it again.");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void somebody_elses_code_gets_a_verdict_whatever_it_holds() {
    for (String code :
        new String[] {"BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD", "\u0000", "", "ñ".repeat(3000)}) {
      refusedAndLogged(
          code,
          Reason.NOT_OURS,
          "Not one of ours",
          "This isn’t our ticket. Ask for the one in their email.");
    }
  }

  @Test
  @Requirement("SCAN-01")
  void a_number_is_taken_as_the_sheet_sends_it() {
    Ticket ticket = sell(UNCHANGED);

    JsonNode answer = gateA.type(ticket.number().replace("-", "").toUpperCase(Locale.ROOT));

    assertThat(answer.get("verdict").asText()).isEqualTo("admit");
    assertThat(gateA.type(ticket.number()).get("reason").asText()).isEqualTo("already-used");
  }

  @Test
  @Requirement({"SCAN-02", "3.2"})
  void a_number_in_a_code_that_was_read_is_not_one_of_ours() {
    Ticket ticket = sell(UNCHANGED);

    refusedAndLogged(
        ticket.number(),
        Reason.NOT_OURS,
        "Not one of ours",
        "This isn’t our ticket. Ask for the one in their email.");
    assertThat(gateA.type(ticket.number()).get("verdict").asText()).isEqualTo("admit");
  }

  @Test
  @Requirement("SCAN-02")
  void a_code_that_was_typed_counts_by_its_signature_and_the_log_says_typed() {
    Ticket ticket = sell(UNCHANGED);
    server.codes.tampered("forged");
    String scan = gateA.newScan();

    assertThat(gateA.type("forged").get("reason").asText()).isEqualTo("tampered");
    JsonNode answer = Gate.json(gateA.typed(scan, Gate.text(ticket)));

    assertThat(answer.get("reason").asText()).isEqualTo("admitted");
    assertThat(server.admissions.byHand(ScanId.parse(scan))).isTrue();
  }

  @Test
  @Requirement("SCAN-01")
  void the_same_scan_again_is_the_same_answer_and_admits_nobody_twice() {
    Ticket ticket = sell(UNCHANGED);
    String scan = gateA.newScan();

    HttpResponse<String> first = gateA.ask(scan, Gate.text(ticket));
    server.clock.advance(Duration.ofSeconds(7));
    HttpResponse<String> again = gateA.ask(scan, Gate.text(ticket));

    assertThat(Gate.json(first).get("verdict").asText()).isEqualTo("admit");
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  @Requirement({"SCAN-01", "SCAN-02"})
  void a_scan_id_that_comes_again_with_another_ticket_or_from_another_gate_is_a_conflict() {
    Ticket ticket = sell(UNCHANGED);
    Ticket other = sell(UNCHANGED);
    String scan = gateA.newScan();
    HttpResponse<String> first = gateA.ask(scan, Gate.text(ticket));

    for (HttpResponse<String> conflict :
        List.of(
            gateA.ask(scan, Gate.text(other)),
            gateA.ask(scan, "another text altogether"),
            gateA.typed(scan, other.number()),
            gateB.ask(scan, Gate.text(ticket)))) {
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(Gate.json(conflict).get("code").asText()).isEqualTo("scan-conflict");
      assertThat(conflict.body()).doesNotContain("admitted");
    }
    assertThat(server.tickets.find(other.id()).orElseThrow().entries()).isZero();
    assertThat(gateA.ask(scan, Gate.text(ticket)).body()).isEqualTo(first.body());
  }

  @Test
  @Requirement("SCAN-01")
  void a_scan_whose_reply_was_lost_is_answered_alike_in_another_request() {
    Ticket ticket = sell(UNCHANGED);
    String admitted = gateA.newScan();
    HttpResponse<String> lost =
        gateA.ask(admitted, Gate.text(ticket), "X-Request-Id", "first-request");
    String refused = gateB.newScan();
    HttpResponse<String> lostRefusal =
        gateB.ask(refused, Gate.text(ticket), "X-Request-Id", "second-request");
    server.clock.advance(Duration.ofSeconds(7));

    HttpResponse<String> again =
        gateA.ask(admitted, Gate.text(ticket), "X-Request-Id", "third-request");
    assertThat(again.headers().firstValue("X-Request-Id"))
        .isNotEqualTo(lost.headers().firstValue("X-Request-Id"));
    assertThat(again.body()).isEqualTo(lost.body()).contains("\"admitted\"");
    assertThat(gateB.ask(refused, Gate.text(ticket)).body())
        .isEqualTo(lostRefusal.body())
        .contains("\"already-used\"");
    assertThat(server.tickets.find(ticket.id()).orElseThrow().entries()).isEqualTo(1);
  }

  @Test
  @Requirement({"SCAN-03", "3.3"})
  void words_are_in_the_devices_language() {
    Ticket ticket = sell(UNCHANGED);
    gateB.scan(ticket);
    String path = "/api/gate/scans?lang=es";

    JsonNode byHeader =
        Gate.json(gateA.ask(gateA.newScan(), Gate.text(ticket), "Accept-Language", "es-MX"));
    JsonNode byAddress =
        Gate.json(gateA.postTo(path, gateA.newScan(), Gate.text(ticket), "Accept-Language", "en"));

    for (JsonNode answer : new JsonNode[] {byHeader, byAddress}) {
      assertThat(answer.get("title").asText()).isEqualTo("Ya se usó");
      assertThat(answer.get("line").asText()).isEqualTo("21:12, Gate B, Alma, phone 3.");
    }
    server.clock.set(SampleEvents.ENDS);
    assertThat(
            Gate.json(gateA.postTo(path, gateA.newScan(), Gate.text(ticket))).get("line").asText())
        .isEqualTo("Este boleto era para Noche de Humo, sáb 28 nov.");
  }

  private Ticket sell(UnaryOperator<Ticket> change) {
    return Gate.sell(server, tonight, change);
  }

  private void refusedAndLogged(String code, Reason reason, String title, String line) {
    String scan = gateA.newScan();
    expectRefusedAndLogged(gateA.ask(scan, code), scan, reason, title, line);
  }

  private void expectRefusedAndLogged(
      HttpResponse<String> response, String scan, Reason reason, String title, String line) {
    JsonNode answer = Gate.json(response);
    expect(answer, reason, "refuse", title, line);
    assertThat(answer.get("details").isNull()).isTrue();
    assertThat(server.admissions.find(ScanId.parse(scan)).orElseThrow().reason()).isEqualTo(reason);
    assertThat(server.admissions.textHash(ScanId.parse(scan)).orElseThrow()).hasSize(64);
  }

  private static void expect(
      JsonNode answer, Reason reason, String verdict, String title, String line) {
    WALKED.add(reason);
    assertThat(answer.get("reason").asText()).isEqualTo(reason.code());
    assertThat(answer.get("verdict").asText()).isEqualTo(verdict);
    assertThat(answer.get("title").asText()).isEqualTo(title);
    assertThat(answer.get("line").asText()).isEqualTo(line);
  }

  private static Ticket with(Ticket t, Ticket.Kind kind, Ticket.EntryPolicy policy, String party) {
    return TicketChanges.labelled(
        TicketChanges.kind(t, kind, policy), new Ticket.Label("12", t.note(), party, t.holder()));
  }

  private static Event nextSaturday(Event e) {
    return SampleEvents.called(SampleEvents.moved(e, Duration.ofDays(7)), "Doble Filo");
  }
}
