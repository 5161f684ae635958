package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.GateTickets;
import live.maguey.gate.Reason;
import live.maguey.gate.Reentry;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.orders.OrderId;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a gate and an exit say of a table's guests, in words and in figures.
@Requirement({"SCAN-01", "VIP-03"})
class GateReentryTest {
  /// Those that are answered here, and the one that no gate answers with.
  static final EnumSet<Reason> REASONS =
      EnumSet.of(
          Reason.READMITTED,
          Reason.ALREADY_INSIDE,
          Reason.NOT_SCANNED_OUT,
          Reason.LEFT,
          Reason.NEVER_IN,
          Reason.ALREADY_OUT,
          Reason.LET_IN);

  private static final Set<Reason> WALKED = EnumSet.of(Reason.LET_IN);

  @AutoClose private final ShopServer server = new ShopServer();
  private final Event tonight = SampleEvents.tonight(server.ids).event();
  private Gate gate = Gate.enrol(server, "phone 1", "Gate A", null);
  private Gate exit = Gate.exit(server, "phone 5", "Exit");
  private final List<Ticket> passes = new ArrayList<>();

  @BeforeEach
  void a_table_of_three() {
    server.events.add(tonight);
    server.clock.set(SampleEvents.DOORS.plus(Duration.ofMinutes(12)));
    OrderId order = new OrderId(server.ids.next());
    server.hosts.put(order, "Carmen");
    Stream.of(
            pass(order, 1, Ticket.Kind.HOST, null),
            pass(order, 2, Ticket.Kind.GUEST, "Luz"),
            pass(order, 3, Ticket.Kind.GUEST, null))
        .forEach(passes::add);
    server.tickets.issue(passes);
    passes.forEach(pass -> server.codes.genuine(Gate.text(pass), pass.code()));
  }

  private Ticket pass(OrderId order, int no, Ticket.Kind kind, @Nullable String holder) {
    return TicketChanges.labelled(
        TicketChanges.kind(
            GateTickets.general(server.ids, tonight, order, no), kind, Ticket.EntryPolicy.REENTRY),
        new Ticket.Label("12", "Front row", "Table 12", holder));
  }

  @AfterAll
  static void no_reason_was_left_out() {
    assertThat(WALKED).isEqualTo(REASONS);
  }

  @Test
  void a_pass_tells_its_table_its_host_and_who_has_come_in_words_and_as_fields() {
    gate.scan(passes.getFirst());

    JsonNode answer = gate.scan(passes.get(1));

    said(answer, "admit", "Table 12", "Front row. Host Carmen. Guest Luz.");
    JsonNode table = answer.get("table");
    assertThat(table.get("label").asText()).isEqualTo("Table 12");
    assertThat(table.get("section").asText()).isEqualTo("Front row");
    assertThat(table.get("host").asText()).isEqualTo("Carmen");
    assertThat(table.get("seats").asInt()).isEqualTo(3);
    assertThat(table.get("arrived").asInt()).isEqualTo(2);
    assertThat(table.get("inside").asInt()).isEqualTo(2);
    assertThat(gate.scan(general()).has("table")).isFalse();
  }

  @Test
  void a_ticket_that_joined_is_a_guest_of_the_table() {
    Ticket joined = general();
    Ticket.Seat seat = new Ticket.Seat(passes.get(2).origin(), "12");
    server.tickets.voidTicket(passes.get(2).id(), Ticket.VoidReason.JOINED, SampleEvents.NOW);
    server.tickets.change(joined.id(), t -> TicketChanges.joined(t, Optional.of(seat)));

    JsonNode answer = gate.scan(joined);

    said(answer, "admit", "Guest of Table 12", "Front row. Host Carmen.");
    assertThat(answer.get("details").get("kind").asText()).isEqualTo("general");
    assertThat(answer.get("table").get("section").asText()).isEqualTo("Front row");
    assertThat(answer.get("table").get("label").asText()).isEqualTo("Table 12");
    assertThat(answer.get("table").get("arrived").asInt()).isEqualTo(1);
  }

  @Test
  void in_spanish_the_table_is_a_mesa_and_the_host_an_anfitrion() {
    JsonNode answer =
        Gate.json(gate.ask(gate.newScan(), Gate.text(passes.get(1)), "Accept-Language", "es"));

    said(answer, "admit", "Mesa 12", "Front row. Anfitrión: Carmen. Invitado: Luz.");
    assertThat(answer.get("table").get("label").asText()).isEqualTo("Mesa 12");
  }

  @Test
  void who_was_erased_and_who_has_no_name_are_left_out() {
    server.hosts.clear();

    JsonNode answer = gate.scan(passes.get(2));

    said(answer, "admit", "Table 12", "Front row.");
    assertThat(answer.get("table").get("host").isNull()).isTrue();
  }

  @Test
  void an_exit_says_out_and_how_many_of_the_table_are_still_inside_and_they_come_back() {
    gate.scan(passes.getFirst());
    gate.scan(passes.get(1));

    JsonNode out = exit.scan(passes.get(1));

    walked(out, Reason.LEFT);
    said(out, "out", "Table 12", "1 of 3 still inside.");
    assertThat(out.get("in").asInt()).isEqualTo(1);
    assertThat(out.get("table").get("arrived").asInt()).isEqualTo(2);
    assertThat(out.get("table").get("inside").asInt()).isEqualTo(1);
    JsonNode back = gate.scan(passes.get(1));
    walked(back, Reason.READMITTED);
    said(back, "admit", "Table 12", "Back again. Front row. Host Carmen. Guest Luz.");
    assertThat(back.get("table").get("arrived").asInt()).isEqualTo(2);
    assertThat(back.get("in").asInt()).isEqualTo(2);
  }

  @Test
  void a_general_ticket_hears_at_the_exit_that_it_does_not_come_back() {
    Ticket ticket = general();
    gate.scan(ticket);

    said(exit.scan(ticket), "out", "General", "This ticket won’t let them back in.");
    assertThat(gate.scan(ticket).get("reason").asText()).isEqualTo("already-used");
  }

  @Test
  void who_did_not_scan_out_is_refused_and_told_since_when_and_where() {
    gate.scan(passes.getFirst());
    server.clock.advance(Duration.ofMinutes(5));

    JsonNode answer = gate.scan(passes.getFirst());

    walked(answer, Reason.NOT_SCANNED_OUT);
    said(answer, "refuse", "Already inside", "Since 21:12, Gate A, Table 12. Scan them out first.");
    assertThat(answer.get("in").asInt()).isEqualTo(1);
  }

  @Test
  void where_passes_are_free_staff_look_and_nobody_more_is_inside() {
    server.reentry.set(tonight.id(), Optional.of(Reentry.FREE));
    gate.scan(passes.getFirst());
    server.clock.advance(Duration.ofMinutes(5));

    JsonNode answer = gate.scan(passes.getFirst());

    walked(answer, Reason.ALREADY_INSIDE);
    said(
        answer,
        "look",
        "Already inside since 21:12",
        "Table 12, Gate A, phone 1. No exit was scanned. Check ID, then choose.");
    assertThat(answer.get("in").asInt()).isEqualTo(1);
    assertThat(answer.get("table").get("arrived").asInt()).isEqualTo(1);
  }

  @Test
  void an_exit_says_who_is_not_inside_and_since_when() {
    JsonNode never = exit.scan(passes.getFirst());
    walked(never, Reason.NEVER_IN);
    said(
        never,
        "refuse",
        "Not inside",
        "This ticket hasn’t come in tonight. Check that it’s theirs.");
    gate.scan(passes.getFirst());
    exit.scan(passes.getFirst());
    server.clock.advance(Duration.ofMinutes(5));

    JsonNode again = exit.scan(passes.getFirst());

    walked(again, Reason.ALREADY_OUT);
    said(again, "refuse", "Already out", "Since 21:12, Exit. Nobody is inside with this ticket.");
  }

  @Test
  void a_pass_that_its_host_took_back_says_so_at_the_gate_and_at_the_exit() {
    server.tickets.change(passes.get(1).id(), TicketChanges::reissued);

    for (Gate either : List.of(gate, exit)) {
      said(
          either.scan(passes.get(1)),
          "refuse",
          "Taken back",
          "The host took this pass back or it has a newer code. Ask for the latest email.");
    }
  }

  @Test
  void a_device_knows_which_way_people_go_past_it() {
    assertThat(Gate.json(exit.tonight()).get("device").get("direction").asText()).isEqualTo("out");
    assertThat(Gate.json(gate.tonight()).get("device").has("direction")).isFalse();
  }

  private Ticket general() {
    return Gate.sell(server, tonight, ticket -> ticket);
  }

  private static void walked(JsonNode answer, Reason reason) {
    WALKED.add(reason);
    assertThat(answer.get("reason").asText()).isEqualTo(reason.code());
  }

  private static void said(JsonNode answer, String verdict, String title, String line) {
    assertThat(answer.get("verdict").asText()).isEqualTo(verdict);
    assertThat(answer.get("title").asText()).isEqualTo(title);
    assertThat(answer.get("line").asText()).isEqualTo(line);
  }
}
