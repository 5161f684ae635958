package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The commands of people on call, on the database of a running server.
class OperationsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Event event;
  private static Guest guest;
  private static String reference;

  private String out = "";
  private String err = "";

  @BeforeAll
  static void one_order_is_paid() {
    event = SERVER.event();
    guest = Guest.holding(SERVER, event, 2, "guest@example.com");
    guest.pays(Guest.GOOD_CARD);
    reference = guest.reference().value();
    Await.until(() -> assertThat(guest.order().state()).isEqualTo("paid"));
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
  }

  @Test
  void orders_are_found_by_event_and_state() {
    assertThat(run("orders", "list", "--event", event.slug().value(), "--state", "paid")).isZero();
    assertThat(out).contains(reference, "$60.00", event.slug().value());
    assertThat(run("orders", "list", "--state", "refunded")).isZero();
    assertThat(out).isEqualTo("No orders.\n");
    assertThat(run("orders", "list", "--event", "no-such-event")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("No event is called no-such-event");
  }

  @Test
  void a_list_goes_on_after_the_last_order_of_a_page() throws IOException {
    Guest later = Guest.withTickets(SERVER, event, 1, "later@example.com");

    assertThat(run("orders", "list", "--after", later.reference().value(), "--json")).isZero();
    assertThat(JSON.readTree(out).path("orders").findValuesAsText("reference"))
        .contains(reference)
        .doesNotContain(later.reference().value());

    assertThat(run("orders", "list", "--after", "MGY-2222-22")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("`--after MGY-2222-22` matches no row", "`maguey orders list`");
  }

  @Test
  void an_order_shows_its_money_its_tickets_and_its_mail() throws IOException {
    assertThat(run("orders", "show", reference)).isZero();
    assertThat(out).contains("paid", "2 × General", "$60.00", "capture", "MAIL");

    assertThat(run("orders", "show", reference, "--json")).isZero();
    JsonNode shown = JSON.readTree(out);
    assertThat(shown.path("total").asLong()).isEqualTo(6_000);
    assertThat(shown.path("tickets")).hasSize(2);
    assertThat(shown.path("facts").findValuesAsText("kind")).contains("capture");
    assertThat(run("orders", "show", "MGY-2222-22")).isEqualTo(ExitCode.WRONG);
  }

  @Test
  @Requirement("SCAN-02")
  void a_ticket_is_verified_by_its_code_and_a_forged_one_is_not() throws IOException {
    Ticket ticket = SERVER.stores().sales().tickets().of(guest.order().id()).getFirst();
    assertThat(run("tickets", "show", ticket.number().toLowerCase(java.util.Locale.ROOT))).isZero();
    assertThat(out).contains(reference, "General", "valid");
    assertThat(run("tickets", "show", "2222-2222")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("There is no ticket 2222-2222.");
    assertThat(run("tickets", "show", "2222-2223")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("There is no ticket 2222-2223: a character is wrong, or two");

    String page = SERVER.client().get("/api/orders/" + guest.token()).body();
    String code = JSON.readTree(page).path("tickets").get(0).path("code").asText();
    assertThat(run("tickets", "verify", code)).isZero();
    assertThat(out).contains("valid, signed with key");
    char letter = code.charAt(30) == 'A' ? 'B' : 'A';
    assertThat(run("tickets", "verify", code.substring(0, 30) + letter + code.substring(31)))
        .isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("Altered or forged");
    assertThat(run("tickets", "verify", "https://example.com")).isEqualTo(ExitCode.WRONG);
  }

  @Test
  @Requirement("PAY-03")
  void a_replayed_webhook_is_worked_on_again_and_changes_nothing() {
    WebhookEvent event =
        SERVER.stores().payments().inbox().list(WebhookEvent.Stage.DONE, 50).stream()
            .filter(e -> e.type().equals("checkout.session.completed"))
            .findFirst()
            .orElseThrow();
    assertThat(run("webhooks", "replay", event.id(), "--dry-run")).isZero();
    assertThat(run("webhooks", "replay", event.id())).isZero();
    assertThat(out).contains("replayed " + event.id());
    Await.until(() ->
        assertThat(
                SERVER.stores().payments().inbox().find(event.id()).orElseThrow().state().stage())
            .isEqualTo(WebhookEvent.Stage.DONE));
    assertThat(SERVER.stores().sales().tickets().of(guest.order().id())).hasSize(2);
    assertThat(guest.mails()).hasSize(1);

    List<AuditEntry> trail = SERVER.stores().records().audit().of("webhook " + event.id(), 10);
    assertThat(trail).hasSize(1);
    assertThat(trail.getFirst().actor().kind()).isEqualTo("operator");
    assertThat(trail.getFirst().actor().name()).startsWith(System.getProperty("user.name") + "@");
    assertThat(run("webhooks", "show", event.id())).isZero();
    assertThat(run("webhooks", "replay", "evt_none")).isEqualTo(ExitCode.WRONG);
    assertThat(run("webhooks", "list", "--failed")).isZero();
    assertThat(run("webhooks", "replay", "--failed")).isZero();
    assertThat(out).contains("No event has failed");
  }

  @Test
  @Requirement("EMAIL-03")
  void an_email_that_was_given_up_is_sent_by_hand_and_an_accepted_one_is_not() {
    Email mail = SERVER.stores().outbox().list(null, guest.order().id(), 10).getFirst();
    assertThat(run("emails", "retry", mail.id().toString())).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("accepted already");
    assertThat(run("emails", "show", mail.id().toString())).isZero();
    assertThat(out).contains(reference, "tickets");

    assertThat(run("emails", "list")).isZero();
    assertThat(out).contains(mail.id().toString());
  }

  @Test
  void a_search_that_finds_nothing_answers_in_json_too() throws IOException {
    assertThat(run("trace", "MGY-2222-22", "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(JSON.readTree(out).path("orders").isEmpty()).isTrue();
    assertThat(JSON.readTree(out).has("orders")).isTrue();
  }

  @Test
  void the_trail_names_orders_as_trace_finds_them() throws IOException {
    assertThat(run("audit", "list", "--json")).isZero();
    assertThat(JSON.readTree(out).path("audit").findValuesAsText("reference")).contains(reference);
    assertThat(run("audit", "list")).isZero();
    assertThat(out.replaceAll("\\s+", " ")).contains("order " + reference);
  }

  @Test
  void an_empty_database_is_told_apart_from_a_bug() {
    Database.Settings empty = TestDatabase.empty();
    String database = "--database-url=" + empty.url();
    String user = "--database-user=" + empty.user();
    assertThat(told("orders", "list", database, user)).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.replaceAll("\\s+", " ")).contains("Run `maguey migrate` first");
    assertThat(told("migrate", "--dry-run", database, user)).isEqualTo(ExitCode.WRONG);
    assertThat(told("migrate", database, user)).isZero();
    assertThat(told("orders", "list", database, user)).isZero();
    assertThat(out).isEqualTo("No orders.\n");
  }

  @Test
  void an_email_to_the_staff_says_that_it_is_about_no_order() throws IOException {
    EmailId id = new EmailId(UUID.randomUUID());
    Instant nextYear = Instant.now().plus(Duration.ofDays(365));
    SERVER
        .stores()
        .outbox()
        .queue(
            Email.queuedForStaff(
                id,
                Email.Kind.REFUND,
                new Recipient.Person(
                    Recipient.Role.STAFF,
                    "Rosa",
                    EmailAddress.parse("rosa@example.com"),
                    Language.ES),
                "a night",
                nextYear,
                null));

    assertThat(run("emails", "show", id.toString())).isZero();
    assertThat(out).contains("staff", "about no order");
    assertThat(run("emails", "show", id.toString(), "--json")).isZero();
    assertThat(JSON.readTree(out).path("order").isNull()).isTrue();
  }

  @Test
  void the_page_of_commands_names_every_field_of_their_json() throws IOException {
    String ticket = SERVER.stores().sales().tickets().of(guest.order().id()).getFirst().number();
    String mail =
        SERVER.stores().outbox().list(null, guest.order().id(), 1).getFirst().id().toString();
    String webhook = SERVER.stores().payments().inbox().list(null, 1).getFirst().id();
    SERVER.phoneAt("Gate A", "phone 1");
    String device = SERVER.stores().gates().devices().list().getFirst().device().id().toString();
    assertFieldsAreTold("orders", "list");
    assertFieldsAreTold("orders", "show", reference);
    assertFieldsAreTold("orders", "refund", reference, "--dry-run");
    assertFieldsAreTold("events", "cancel", event.slug().value(), "--dry-run");
    assertFieldsAreTold("tickets", "show", ticket);
    assertFieldsAreTold("webhooks", "list");
    assertFieldsAreTold("webhooks", "show", webhook);
    assertFieldsAreTold("webhooks", "replay", webhook, "--dry-run");
    assertFieldsAreTold("emails", "list");
    assertFieldsAreTold("emails", "show", mail);
    assertFieldsAreTold("emails", "retry", "--failed", "--dry-run");
    assertFieldsAreTold("devices", "list");
    assertFieldsAreTold("devices", "enroll", "phone-9", "--gate", "B");
    assertFieldsAreTold("devices", "revoke", device, "--dry-run");
    assertFieldsAreTold("staff", "add", "Alma", "--role", "door");
    assertFieldsAreTold("staff", "list");
    assertFieldsAreTold("staff", "pin", "Alma");
    assertFieldsAreTold("staff", "remove", "Alma", "--dry-run");
  }

  private void assertFieldsAreTold(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    run(all.toArray(String[]::new));
    CommandsPage page = CommandsPage.read();
    List<String> told = new ArrayList<>(page.words("maguey " + words[0] + " " + words[1]));
    if (words[1].equals("show") || words[1].equals("revoke")) {
      told.addAll(page.words("maguey " + words[0] + " list"));
    }
    if (words[1].equals("list")) {
      told.addAll(page.wordsOfLists());
    }
    List<String> printed = new ArrayList<>();
    fields(JSON.readTree(out), printed);
    assertThat(printed).as(String.join(" ", words)).isNotEmpty();
    assertThat(told).as(String.join(" ", words)).containsAll(printed);
  }

  private static void fields(JsonNode node, List<String> into) {
    node.properties().forEach(field -> into.add(field.getKey()));
    node.forEach(child -> fields(child, into));
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    int code = onCall.run(words);
    out = onCall.out();
    err = onCall.err();
    return code;
  }

  private int told(String... args) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Main.run(new PrintWriter(said), new PrintWriter(complained), Map.of(), new Nobody(), args);
    out = said.toString();
    err = complained.toString();
    return code;
  }
}
