package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.TerminalText;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.refunds.RefundSearch;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.shared.Page;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One server with an order of every kind there is: whatever a list or a show command says of them
/// fits the terminal and is whole.
@org.junit.jupiter.api.Order(3)
class EveryStateIT {
  private static final String DISPUTED_CARD = "4000000000000259";
  private static final String OPEN = "POST /v1/checkout/sessions";
  private static final Duration PAST_THE_HOLD = Duration.ofMinutes(15);

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  /// By what they are; a state of its own, or a kind within one.
  private static final Map<String, String> ORDERS = new LinkedHashMap<>();

  private static Event event;
  private static Night seated;
  private static String ticket;

  @BeforeAll
  static void an_order_of_every_kind() {
    atTablesOfANightThatIsOver();
    event = SERVER.event();
    lapsed();
    bought();
    seated = atTables();
    ticket = admitted();
    waiting();
    alerts();
  }

  /// One is open, one is looked at, and those that are over were closed by both who may.
  private static void alerts() {
    Alerts alerts = SERVER.stores().records().alerts();
    Instant now = SERVER.clock().instant();
    for (int n = 1; n <= 5; n++) {
      alerts.raise(AlertKind.EMAIL_GIVEN_UP, "email " + n, "mailbox unavailable: 夜 の ゲスト", now);
    }
    alerts.acknowledge(alert("email 2"), "root@ops-1", now);
    alerts.close(alert("email 3"), new Alert.Closing("root@ops-1", "the guest was called"), now);
    alerts.close(AlertKind.EMAIL_GIVEN_UP, "email 4", now);
    alerts.close(AlertKind.EMAIL_GIVEN_UP, "email 5", now);
  }

  private static long alert(String subject) {
    return SERVER.stores().records().alerts().list(null, Page.newest(50)).stream()
        .filter(alert -> alert.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .number();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void every_alert_is_listed_and_shown_in_whatever_state_it_is(int columns) {
    List<Alert> all = SERVER.stores().records().alerts().list(null, Page.newest(50));
    assertThat(all)
        .extracting(alert -> alert.state().stage())
        .contains(Alert.Stage.OPEN, Alert.Stage.ACKNOWLEDGED, Alert.Stage.CLOSED);
    String list = told(columns, "alerts", "list");
    for (Alert alert : all) {
      assertThat(squeezed(list)).contains(alert.kind().text(), Report.word(alert.state().stage()));
      assertThat(said(columns, "alerts", "show", Long.toString(alert.number())))
          .contains("Alert " + alert.number(), Report.word(alert.state().stage()));
    }
  }

  private static void lapsed() {
    Event last = SERVER.add(SERVER.tonight().tier("General", 1));
    Guest late = Guest.holding(SERVER, last, 1, "late@example.com");
    String session = late.session();
    Guest slow = keep("expired", holding("slow"));
    turn(Knob.ANSWER_503, OPEN + "/{id}/expire");
    SERVER.clock().forward(PAST_THE_HOLD);
    becomes(late, "expired");
    becomes(slow, "expired");
    Guest quick = Guest.holding(SERVER, last, 1, "quick@example.com");
    quick.pays(Guest.GOOD_CARD);
    becomes(quick, "paid");
    SERVER.stripe().pay(session, Guest.GOOD_CARD);
    becomes(keep("late_refunded", late), "late_refunded");
    SERVER.stripe().knobs().reset();
    Guest given = keep("cancelled", holding("given"));
    run("holds", "release", given.reference().value());
    becomes(given, "cancelled");
    turn(Knob.ANSWER_500, OPEN);
    Guest failed = keep("failed", holding("failed"));
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(2));
      assertThat(failed.state()).isEqualTo("failed");
    });
    SERVER.stripe().knobs().reset();
  }

  private static void bought() {
    keep("paid", Guest.withTickets(SERVER, event, 2, "paid@example.com"));
    Guest back = keep("refunded", Guest.withTickets(SERVER, event, 2, "back@example.com"));
    run("orders", "refund", back.reference().value(), "--yes");
    becomes(back, "refunded");
    Guest part = keep("partially_refunded", Guest.withTickets(SERVER, event, 2, "p@example.com"));
    run(
        "orders",
        "refund",
        part.reference().value(),
        "--ticket",
        part.tickets().getFirst().number(),
        "--yes");
    becomes(part, "partially_refunded");
    Guest disputed = keep("disputed", holding("disputed"));
    disputed.pays(DISPUTED_CARD);
    Await.until(() -> assertThat(disputed.order().details().disputed()).isTrue());
    Event free = SERVER.add(SERVER.tonight().tier("Free", 9, SampleEvents.price("free", 0, 0)));
    Guest nothing = keep("free", Guest.holding(SERVER, free, 1, "free@example.com"));
    becomes(nothing, "paid");
    run(
        "orders",
        "comp",
        "--event",
        event.slug().value(),
        "--tier",
        "General",
        "--name",
        "夜 の ゲスト",
        "--email",
        "comp@example.com",
        "--reason",
        "guest of the venue",
        "--yes");
    SERVER.stores().sales().orders().list(event.id(), null, null, 50).stream()
        .filter(order -> order.total().isZero())
        .forEach(order -> ORDERS.put("comp", order.details().reference().value()));
    assertThat(ORDERS).containsKey("comp");
  }

  private static void atTablesOfANightThatIsOver() {
    FloorPlan plan = plan();
    Event over = SERVER.furnish(SERVER.add(SERVER.tonight().tier("General", 9)), plan);
    Guest completed = Guest.withTable(SERVER, over, plan.tables().get(0), "completed@example.com");
    Guest missed = Guest.withTable(SERVER, over, plan.tables().get(1), "missed@example.com");
    Guest late = Guest.holdingTable(SERVER, over, plan.tables().get(2), "late-host@example.com");
    SERVER.clock().forward(Duration.ofMinutes(61));
    SERVER.scan(SERVER.phoneAt("Gate C", "phone 3"), completed.tickets().getFirst());
    SERVER.clock().forward(Duration.ofDays(3));
    becomes(keep("table expired", late), "expired");
    run("jobs", "run", "end-night");
    reserved(keep("table completed", completed), "completed");
    reserved(keep("table no_show", missed), "no_show");
  }

  /// @param inside the host of a party that will come
  private record Night(Event event, Table free, Guest inside) {}

  private static Night atTables() {
    FloorPlan plan = plan();
    Event next = SERVER.furnish(SERVER.add(SERVER.tonight().tier("General", 9)), plan);
    keep("table", Guest.withTable(SERVER, next, plan.tables().get(0), "host@example.com"));
    Guest off = Guest.withTable(SERVER, next, plan.tables().get(2), "h3@example.com");
    run("orders", "refund", off.reference().value(), "--yes");
    becomes(keep("table off", off), "refunded");
    Guest inside = Guest.withTable(SERVER, next, plan.tables().get(3), "h4@example.com");
    return new Night(next, plan.tables().get(1), keep("table checked_in", inside));
  }

  private static FloorPlan plan() {
    return SamplePlans.room(SERVER.stores().ids())
        .table("1")
        .table("2")
        .table("14")
        .deposit("VIP 1", 20_000, 100_000)
        .plan();
  }

  private static void reserved(Guest guest, String state) {
    Await.until(() ->
        assertThat(SERVER.stores().sales().reservations().last(guest.order().id()))
            .map(Reservation::state)
            .contains(state));
  }

  private static String admitted() {
    SERVER.clock().forward(Duration.ofMinutes(61));
    Order paid =
        SERVER.stores().sales().orders().list(event.id(), "paid", null, 50).stream()
            .filter(order -> order.details().reference().value().equals(ORDERS.get("paid")))
            .findFirst()
            .orElseThrow();
    Ticket shown = SERVER.stores().sales().tickets().of(paid.id()).getFirst();
    SERVER.scan(SERVER.phoneAt("Gate C", "phone 4"), seated.inside.tickets().getFirst());
    reserved(seated.inside, "checked_in");
    SERVER.scan(SERVER.phoneAt("Gate A", "phone 1"), shown);
    SERVER.scan(SERVER.phoneAt("Gate B", "phone 2"), shown);
    return shown.number();
  }

  private static void waiting() {
    keep("held", holding("held"));
    keep("table held", Guest.holdingTable(SERVER, seated.event, seated.free, "h2@example.com"));
    turn(Knob.ANSWER_503, OPEN);
    keep("opening", holding("opening"));
  }

  private static void turn(Knob knob, String where) {
    SERVER.stripe().knobs().turn(new Knobs.Turned(knob, where, -1, Duration.ZERO));
  }

  private static Guest holding(String who) {
    return Guest.holding(SERVER, event, 2, who + "@example.com");
  }

  private static Guest keep(String kind, Guest guest) {
    ORDERS.put(kind, guest.reference().value());
    return guest;
  }

  private static void becomes(Guest guest, String state) {
    Await.until(() -> assertThat(guest.state()).isEqualTo(state));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void every_list_fits_and_tells_states_apart(int columns) {
    String orders = said(columns, "orders", "list");
    SERVER
        .stores()
        .sales()
        .orders()
        .list(null, null, null, 50)
        .forEach(order -> {
          assertThat(squeezed(orders)).contains(order.state());
          assertThat(squeezed(orders)).contains(order.details().reference().value());
        });
    assertThat(said(columns, "holds", "list")).contains("opening", "open");
    for (String list :
        List.of(
            "events list",
            "emails list",
            "webhooks list",
            "devices list --all",
            "keys list",
            "audit list",
            "jobs list",
            "scans list",
            "refunds list",
            "vip list",
            "tables list " + seated.event.slug())) {
      assertThat(said(columns, list.split(" "))).as(list).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void every_order_is_shown_and_traced_in_whatever_state_it_is(int columns) {
    ORDERS.forEach((kind, reference) -> {
      Order order =
          SERVER.stores().sales().orders().find(OrderReference.parse(reference)).orElseThrow();
      assertThat(said(columns, "orders", "show", reference))
          .as(kind)
          .contains(reference, order.state());
      assertThat(told(columns, "trace", reference)).as(kind).contains(reference, order.state());
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void every_party_is_listed_and_shown_in_whatever_state_it_is(int columns) {
    List<Reservation> parties =
        SERVER
            .stores()
            .sales()
            .reservations()
            .list(new Reservations.Search(null, null, Page.newest(50)));
    assertThat(parties)
        .extracting(Reservation::state)
        .contains(
            "pending", "confirmed", "checked_in", "completed", "no_show", "expired", "cancelled");
    String list = said(columns, "vip", "list");
    for (Reservation party : parties) {
      String number =
          SERVER
              .stores()
              .sales()
              .orders()
              .find(party.id().order())
              .orElseThrow()
              .details()
              .reference()
              .value();
      assertThat(squeezed(list)).contains(number, party.state());
      assertThat(said(columns, "vip", "show", number)).contains(number, party.state());
    }
  }

  @Test
  void a_party_is_told_in_columns_of_their_own_on_a_terminal_of_eighty() {
    assertThat(said(80, "vip", "list", "--event", seated.event.slug().value()).lines())
        .first(InstanceOfAssertFactories.STRING)
        .matches("ORDER +TABLE +STATE +IN +PAID +EVENT +HOST");
    assertThat(said(80, "vip", "list", "--state", "checked_in").lines().toList().get(1))
        .matches(seated.inside.reference() + " +VIP 1, By +checked_in +1 of 8, .*");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void what_an_order_consists_of_is_shown_one_by_one(int columns) {
    String admitted = said(columns, "tickets", "show", ticket);
    assertThat(admitted).contains("valid", "Gate A", "Gate B", "phone 1", "phone 2");
    said(columns, "events", "show", event.slug().value());
    for (Email mail : SERVER.stores().outbox().list(null, null, 50)) {
      said(columns, "emails", "show", mail.id().toString());
    }
    SERVER
        .stores()
        .payments()
        .refundSearch()
        .list(new RefundSearch.Wanted(null, false, Page.newest(9)))
        .forEach(refund -> said(columns, "refunds", "show", refund.id().toString()));
    for (WebhookEvent event : SERVER.stores().payments().inbox().list(null, 5)) {
      said(columns, "webhooks", "show", event.id());
    }
  }

  @Test
  void every_amount_in_json_is_a_whole_number_of_minor_units_beside_its_currency() {
    OnCall onCall = new OnCall(SERVER);
    for (String reference : ORDERS.values()) {
      run(onCall, "orders show --json " + reference);
      moneyHasItsCurrency(onCall.json());
    }
    for (String list : List.of("orders list", "refunds list", "holds list", "vip list")) {
      run(onCall, list + " --json");
      moneyHasItsCurrency(onCall.json());
    }
    onCall.run("reconcile", "--from", "yesterday", "--to", "today", "--json");
    moneyHasItsCurrency(onCall.json());
    SERVER
        .stores()
        .payments()
        .refundSearch()
        .list(new RefundSearch.Wanted(null, false, Page.newest(9)))
        .forEach(refund -> {
          run(onCall, "refunds show --json " + refund.id());
          moneyHasItsCurrency(onCall.json());
        });
  }

  private static void moneyHasItsCurrency(JsonNode told) {
    for (String field : List.of("amount", "total", "refunded", "pendingAmount", "ours", "stripe")) {
      JsonNode money = told.path(field);
      if (money.isValueNode() && !money.isNull()) {
        assertThat(money.isIntegralNumber()).as(field + " of " + told).isTrue();
        assertThat(told.path("currency").asText()).as(told.toString()).isEqualTo("USD");
      }
    }
    told.forEach(EveryStateIT::moneyHasItsCurrency);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders list",
        "holds list",
        "events list",
        "emails list",
        "webhooks list",
        "devices list",
        "keys list",
        "audit list",
        "jobs list",
        "scans list",
        "refunds list",
        "alerts list --state closed",
        "vip list"
      })
  void every_list_has_the_same_fields_in_json_and_csv_and_knows_times(String list) {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, list + " --json --limit 3");
    List<String> fields = fields(onCall.json().elements().next());
    run(onCall, list + " --csv --limit 3");
    assertThat(onCall.out()).startsWith(String.join(",", fields) + "\r\n");
    run(onCall, list + " --since 9000d --until 8000d");
    assertThat(onCall.out()).startsWith("No ").hasLineCount(1);
  }

  private static List<String> fields(JsonNode rows) {
    List<String> fields = new ArrayList<>();
    rows.get(0).fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  @ParameterizedTest
  @ValueSource(strings = {"events list", "devices list", "keys list"})
  void a_whole_list_is_sorted_by_each_of_its_fields(String list) {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, list + " --json");
    for (String field : fields(onCall.json().elements().next())) {
      run(onCall, list + " --json --sort " + field);
      List<String> rising = new ArrayList<>();
      onCall.json().elements().next().forEach(row -> rising.add(row.path(field).asText()));
      run(onCall, list + " --json --sort=-" + field);
      List<String> falling = new ArrayList<>();
      onCall.json().elements().next().forEach(row -> falling.add(row.path(field).asText()));
      assertThat(falling).as(field).isEqualTo(rising.reversed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "orders list,reference",
    "holds list,reference",
    "emails list,id",
    "webhooks list,id",
    "audit list,number",
    "scans list,id",
    "refunds list,id",
    "alerts list --state closed,number",
    "vip list,reference"
  })
  void a_long_list_is_read_page_by_page(String list, String key) {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, list + " --json --limit 10000");
    List<String> all = onCall.json().elements().next().findValuesAsText(key);
    assertThat(onCall.json().path("next").isNull()).isTrue();
    List<String> read = new ArrayList<>();
    String next = null;
    do {
      run(onCall, list + " --json --limit 2" + (next == null ? "" : " --after " + next));
      read.addAll(onCall.json().elements().next().findValuesAsText(key));
      next = onCall.json().path("next").textValue();
    } while (next != null);
    // The server may write while this reads.
    assertThat(read).containsSubsequence(all).doesNotHaveDuplicates();
  }

  @Test
  void a_list_with_more_rows_says_the_command_that_goes_on() {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, "webhooks list --state done --limit 1");
    String next = onCall.err().strip();
    String first = onCall.out();
    assertThat(next)
        .matches("The next page: maguey webhooks list --state \\S+ --limit 1 --after evt_\\w+");
    run(onCall, next.substring(next.indexOf("webhooks list")));
    assertThat(onCall.out()).startsWith("EVENT").isNotEqualTo(first);
  }

  @Test
  void orders_are_chosen_by_their_time() {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, "orders list --until 1h");
    assertThat(onCall.out()).isEqualTo("No orders.\n");
  }

  @Test
  void scans_tell_their_gate_and_phone_in_lists_and_traces() {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, "scans list --limit 1");
    assertThat(onCall.out()).contains("Gate B", "phone 2", ticket).doesNotContain("Gate A");
    assertThat(onCall.run("trace", ticket)).isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(" at Gate A by phone 1", " at Gate B by phone 2");
  }

  @Test
  void in_a_pipe_a_row_is_one_line_however_long() {
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    run(onCall, "webhooks list");
    assertThat(onCall.out().lines())
        .anyMatch(line -> line.length() > 80 && line.startsWith("evt_"))
        .allMatch(line -> line.startsWith("evt_") || line.startsWith("EVENT"));
  }

  @Test
  void a_watched_list_is_shown_again_until_it_is_stopped() throws InterruptedException {
    StringBuffer shown = new StringBuffer();
    OnCall onCall = new OnCall(SERVER).with(new Nobody());
    Thread watching =
        Thread.ofVirtual()
            .start(() -> onCall.run(shown, "orders", "list", "--limit", "1", "--watch"));
    Await.until(() -> assertThat(shown.toString().split("ORDER ")).hasSizeGreaterThan(2));
    watching.interrupt();
    watching.join(Duration.ofSeconds(10));
    assertThat(watching.isAlive()).isFalse();
  }

  private static void run(OnCall onCall, String words) {
    assertThat(onCall.run(words.split(" "))).as(words + onCall.err()).isZero();
  }

  /// Of a command that found nothing wrong.
  private static String said(int columns, String... words) {
    OnCall onCall = new OnCall(SERVER).with(new Nobody(columns));
    assertThat(onCall.run(words)).as(String.join(" ", words) + onCall.err()).isZero();
    return fitting(columns, onCall);
  }

  /// Of a command that may have found something: it ends with 1 then.
  private static String told(int columns, String... words) {
    OnCall onCall = new OnCall(SERVER).with(new Nobody(columns));
    assertThat(onCall.run(words)).as(onCall.err()).isIn(ExitCode.DONE, ExitCode.WRONG);
    assertThat(onCall.err()).doesNotContain("bug");
    return fitting(columns, onCall);
  }

  private static String fitting(int columns, OnCall onCall) {
    assertThat(onCall.out().lines())
        .allSatisfy(
            line -> assertThat(TerminalText.width(line)).as(line).isLessThanOrEqualTo(columns));
    assertThat(onCall.out()).doesNotContain("…");
    return onCall.out();
  }

  /// Without what a narrow terminal puts between the parts of a word.
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static void run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    assertThat(onCall.run(words)).as(onCall.err()).isZero();
  }
}
