package live.maguey.persistence.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.alerts.AlertKind;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.deposits.Collected;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.Hosts;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.EveryColumn;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.guests.HostsOn;
import live.maguey.persistence.jobs.Purging;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.privacy.Erasure;
import live.maguey.privacy.People;
import live.maguey.refunds.RefundAmount;
import live.maguey.shared.EmailAddress;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wherever a person can stand in the database, even by what somebody wrote about them, they do not
/// once they are erased.
class PersonErasedIT {
  private static final String NAME = "Zenaida O'Quiote (VIP)";
  private static final EmailAddress ADDRESS = EmailAddress.parse("z.quiote+maguey@example.com");
  private static final String GUEST = "Luz Marín";
  private static final EmailAddress GUESTS = EmailAddress.parse("luz@example.com");
  private static final Instant LATER = SampleEvents.ENDS.plus(Duration.ofDays(200));

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final PostgresWebhookEvents inbox = new PostgresWebhookEvents(database);
  private final People people =
      new PostgresPeople(database, body -> body.replace(ADDRESS.value(), "").replace(NAME, ""));
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 9).event();
  private OrderId table;

  @BeforeEach
  void a_host_about_whom_much_was_written() {
    world.events.add(event);
    TableId added = new TableId(world.ids.next());
    TestTables.add(database, event.id(), added);
    Hold hold =
        Holds.of(world.ids, event)
            .name(NAME)
            .email(ADDRESS.value())
            .deposit(added, 3, SampleEvents.usd(20_000), SampleEvents.usd(60_000))
            .hold();
    world.orders.hold(hold);
    table = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)).id();
    hosts.name(table, 2, GUEST);
    hosts.send(table, 2, GUESTS.value());
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  private List<String> holding(String text) throws SQLException {
    return EveryColumn.with(database, text);
  }

  private void erase(Erasure.Subject subject) {
    assertThat(database.run(() -> people.erase(subject, LATER))).isTrue();
  }

  private void assertNothingIsLeft(String... of) throws SQLException {
    for (String text : of) {
      assertThat(holding(text)).as(text).isEmpty();
    }
  }

  /// Everywhere that a person types: about the order, and with its address.
  private String said() {
    return "asked by " + NAME + ", " + ADDRESS.value() + ", at the door";
  }

  private void collected() {
    world.collected.add(
        new Collected(
            new UUID(1, 2),
            table,
            1,
            SampleEvents.usd(5_000),
            said(),
            Actor.operator("host@venue"),
            SampleEvents.NOW));
  }

  private void refunded() {
    assertThat(
            world.refundAmount.refund(
                new RefundAmount.Request(table, SampleEvents.usd(500), said(), false),
                Cause.job("test")))
        .isInstanceOf(RefundAmount.Outcome.Requested.class);
  }

  private void bounced() {
    Email mail =
        world.outbox.list(null, table, 9).stream()
            .filter(m -> m.kind() == Email.Kind.TICKETS)
            .findFirst()
            .orElseThrow();
    world.outbox.accepted(mail.id(), "resend", "re_1", ADDRESS, SampleEvents.NOW);
    world.outbox.delivery(
        "re_1", Email.Delivery.BOUNCED, SampleEvents.NOW, "550 <" + ADDRESS.value() + "> unknown");
  }

  private void alerted(String subject) {
    world.alerts.raise(AlertKind.DISPUTE, subject, said(), SampleEvents.NOW);
  }

  private void recorded(String subject, String detail) {
    world.audit.record(
        new AuditEntry(
            SampleEvents.NOW, Actor.operator("ops@office"), "test", subject, detail, null));
  }

  private void toldByStripe(String id, String about) {
    inbox.store(
        new WebhookEvent(
            id,
            "checkout.session.completed",
            false,
            SampleEvents.NOW,
            SampleEvents.NOW,
            WebhookEvent.Origin.WEBHOOK,
            "{\"of\": \"%s\", \"name\": \"%s\"}".formatted(about, NAME),
            null,
            new WebhookEvent.State.Received(SampleEvents.NOW)));
    inbox.dead(id, SampleEvents.NOW, "no mailbox " + ADDRESS.value());
  }

  @Test
  void nothing_is_left_of_a_host_in_any_column_of_any_table() throws SQLException {
    collected();
    refunded();
    bounced();
    alerted("order " + table + ", dp_1");
    alerted("webhook evt_9");
    recorded("order " + table, said());
    recorded("event " + event.id(), "as " + ADDRESS.value() + " wrote");
    toldByStripe("evt_1", ADDRESS.value());
    toldByStripe("evt_2", table.toString());
    assertThat(holding(ADDRESS.value()))
        .containsExactly(
            "alerts.detail",
            "audit_entries.detail",
            "buyers.email",
            "collected_amounts.note",
            "email_attempts.answer",
            "emails.last_answer",
            "refunds.reason",
            "webhook_events.body",
            "webhook_events.last_error");

    erase(new Erasure.Buyer(table));

    assertNothingIsLeft(
        ADDRESS.value(), "quiote", "Zenaida", GUESTS.value(), GUEST, "request-" + table);
    assertNothingIsLeft("browser-" + table, "network-" + table);
    assertThat(world.collected.of(table).getFirst().note())
        .isEqualTo("asked by ***, ***, at the door");
    assertThat(world.refunds.of(table).getFirst().reason())
        .isEqualTo("asked by ***, ***, at the door");
    assertThat(inbox.list(null, 9))
        .as("still there, to be looked into")
        .extracting(WebhookEvent::body)
        .contains("{\"of\": \"%s\", \"name\": \"\"}".formatted(table));
  }

  @Test
  void what_is_written_of_others_stays_as_it_is() throws SQLException {
    String other = "a" + ADDRESS.value();
    recorded("order " + world.ids.next(), "of " + NAME + ", and of " + other);
    recorded("order " + table, "of " + other + " and " + NAME + "s");

    erase(new Erasure.Buyer(table));

    assertThat(holding(other)).containsExactly("audit_entries.detail");
    assertThat(holding("of " + NAME + ", and")).as("another order's").hasSize(1);
  }

  @Test
  void nothing_is_left_of_a_guest_and_the_host_stays() throws SQLException {
    recorded("order " + table, GUEST + " asked, " + GUESTS.value());
    assertThat(holding(GUESTS.value()))
        .containsExactly("audit_entries.detail", "emails.to_address", "guests.address");

    erase(new Erasure.Guest(hosts.pass(table, 2).ticket().id()));

    assertNothingIsLeft(GUEST, GUESTS.value());
    assertThat(holding(ADDRESS.value())).containsExactly("buyers.email");
  }

  @Test
  void an_email_that_was_on_its_way_when_passes_were_purged_loses_its_address_with_the_next_purge()
      throws SQLException {
    Purging.at(database, LATER).purge();
    assertThat(holding(GUESTS.value())).containsExactly("emails.to_address");

    world.outbox.accepted(passMail().id(), "resend", "re_2", GUESTS, LATER);
    Purging.at(database, LATER).purge();

    assertNothingIsLeft(GUESTS.value());
  }

  @Test
  void an_email_to_whom_a_pass_was_given_is_withdrawn_though_the_pass_is_theirs_no_more()
      throws SQLException {
    Hold hold = Holds.of(world.ids, event).places(0, 1).email(GUESTS.value()).hold();
    world.orders.hold(hold);
    OrderId order = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)).id();
    Purging.at(database, LATER).purge();
    assertThat(holding(GUESTS.value())).contains("emails.to_address");

    erase(new Erasure.Buyer(order));

    assertNothingIsLeft(GUESTS.value());
    assertThat(passMail().state().stage()).isEqualTo(Email.Stage.GIVEN_UP);
  }

  private Email passMail() {
    return world.outbox.list(null, table, 9).stream()
        .filter(m -> m.kind() == Email.Kind.GUEST_PASS)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_name_that_is_hardly_one_is_taken_out_of_nothing() throws SQLException {
    Hold hold = Holds.of(world.ids, event).places(0, 1).name("Al").hold();
    world.orders.hold(hold);
    OrderId order = world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)).id();
    recorded("order " + order, "Al asked also");

    erase(new Erasure.Buyer(order));

    assertThat(holding("Al asked also")).hasSize(1);
  }

  @Test
  void the_private_link_the_invitation_and_the_page_of_payment_are_closed() throws SQLException {
    hosts.invite(table);
    String token =
        hosts.links.hostToken(
            world.orders.find(table).orElseThrow().details(), hosts.guests.settings(table));
    assertThat(hosts.show.byToken(token)).isPresent();

    erase(new Erasure.Buyer(table));

    assertThat(hosts.show.byToken(token)).isEmpty();
    assertThat(hosts.guests.settings(table).invite()).isEmpty();
    assertThat(world.attempts.of(table)).allMatch(attempt -> attempt.session().isEmpty());
  }

  @Test
  void nobody_can_be_erased_by_half() {
    assertThatThrownBy(() -> update("UPDATE buyers SET erased_at = now()"))
        .hasMessageContaining("erased_is_nobody");
    assertThatThrownBy(() -> update("INSERT INTO erasures VALUES ('somebody', now())"))
        .hasMessageContaining("check");
    assertThatThrownBy(() -> people.erase(new Erasure.Buyer(table), LATER))
        .as("outside a unit of work")
        .isInstanceOf(IllegalStateException.class);
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }
}
