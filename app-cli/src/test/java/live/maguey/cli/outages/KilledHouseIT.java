package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.catalog.Event;
import live.maguey.cli.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.House;
import live.maguey.cli.proof.OnCall;
import live.maguey.emails.Outbox;
import live.maguey.evidence.Requirement;
import live.maguey.payments.Refund;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node is killed as a power cut kills it, while guests are each between two steps. The next node
/// on the same database takes over; nobody is asked to do anything.
class KilledHouseIT {
  private static final Duration HEALED = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofSeconds(8);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String SEND = "POST /emails";
  private static final String REFUND = "POST /v1/refunds";
  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()";
  private static final int CALLED_OFF = 6;

  /// As many as a node has threads for.
  private static final int WITH_RESEND = 4;

  private static final int MAILS = 8;

  @Test
  @Requirement({"1.3", "2.3", "2.4"})
  void what_was_between_two_steps_is_finished_once_by_the_next_node(@TempDir Path folder)
      throws Exception {
    try (House house = House.open(Map.of("resend.requests-per-second", "0"))) {
      Event night = house.night();
      Event calledOff = house.night();
      Guest paysLast = atStripe(house, night, "last");
      Guest isSettled = atStripe(house, night, "settled");
      List<Guest> areMailed =
          IntStream.range(0, MAILS).mapToObj(n -> atStripe(house, night, "mail-" + n)).toList();
      List<Guest> arePaidBack =
          IntStream.range(0, CALLED_OFF)
              .mapToObj(n -> withMail(house, calledOff, "back-" + n))
              .toList();
      UUID row = isSettled.order().id().value();
      String session = paysLast.session();
      house.stop();

      try (HouseProcess node = HouseProcess.start(house.settings(), folder);
          Connection lock = connect(house.settings())) {
        Await.until(
            HEALED,
            () -> assertThat(house.client().get("/health/ready").statusCode()).isEqualTo(200));
        isInTheMiddleOfMails(house, areMailed);
        assertThat(number(lock, "SELECT count(*) FROM emails WHERE state = 'queued'"))
            .as("owed, more than are with Resend: tickets are out, nobody has tried their mail")
            .isGreaterThan(WITH_RESEND);
        isInTheMiddleOfAWebhook(lock, row, isSettled);
        isInTheMiddleOfPayingBack(house, calledOff);
        node.kill();
      }
      house.stripe().pay(session, Guest.GOOD_CARD);
      house.stripe().knobs().reset();
      house.resend().knobs().reset();

      house.restart();
      long back = System.nanoTime();
      Await.until(
          HEALED,
          () -> {
            assertThat(List.of(paysLast, isSettled))
                .allSatisfy(g -> assertThat(g.state()).isEqualTo("paid"))
                .allSatisfy(g -> assertThat(g.mails()).hasSize(1));
            assertThat(areMailed).allSatisfy(g -> assertThat(g.mails()).hasSize(1));
            assertThat(arePaidBack)
                .allSatisfy(g -> assertThat(g.state()).isEqualTo("refunded"))
                .allSatisfy(g -> assertThat(g.mails()).hasSize(2));
            assertThat(house.stores().outbox().search(Outbox.Search.failing(1))).isEmpty();
            assertThat(arePaidBack)
                .flatMap(g -> house.stores().refunds().of(g.order().id()))
                .hasSize(CALLED_OFF)
                .allSatisfy(r -> assertThat(r.state()).isEqualTo(Refund.State.SUCCEEDED));
          });
      Duration healed = Duration.ofNanos(System.nanoTime() - back);

      assertThat(house.stripe().refunds()).hasSize(CALLED_OFF);
      Invariants.check(house.stores().database());
      tell("after a guest paid, before the webhook", "paid, tickets, one mail", healed);
      tell("while it works a webhook", "paid, tickets, one mail", healed);
      tell("between tickets and their mail", "each mail once", healed);
      tell("in a batch of mails, four of them with Resend", "each mail once", healed);
      tell("while Stripe pays back", "one refund", healed);
      tell("while a night is called off", "everybody paid back once, told once", healed);
    }
  }

  /// Tickets are out; two of their mails are, four are with Resend, whose answers nobody will hear,
  /// and the rest has not been tried.
  private static void isInTheMiddleOfMails(House house, List<Guest> guests) {
    house
        .resend()
        .knobs()
        .turn(new Knobs.Turned(Knob.DELAY, SEND, 2, SHORT))
        .turn(new Knobs.Turned(Knob.DELAY, SEND, WITH_RESEND, LONG));
    guests.forEach(g -> g.pays(Guest.GOOD_CARD));
    Await.until(() -> {
      assertThat(guests)
          .allSatisfy(g -> assertThat(g.page().path("state").asText()).isEqualTo("paid"));
      assertThat(house.resend().knobs().shown()).isEmpty();
    });
  }

  /// The worker has taken the event and waits for the order's row.
  private static void isInTheMiddleOfAWebhook(Connection lock, UUID row, Guest guest)
      throws SQLException {
    lock.setAutoCommit(false);
    try (PreparedStatement taken =
        lock.prepareStatement("SELECT id FROM orders WHERE id = ? FOR UPDATE")) {
      taken.setObject(1, row);
      assertThat(taken.executeQuery().next()).isTrue();
    }
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(number(lock, WAITING)).isPositive());
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(sql);
        ResultSet answer = ask.executeQuery()) {
      answer.next();
      return answer.getInt(1);
    }
  }

  /// Two guests have their money, the third one's refund is with Stripe, the rest is still owed.
  private static void isInTheMiddleOfPayingBack(House house, Event night) {
    house
        .stripe()
        .knobs()
        .turn(new Knobs.Turned(Knob.DELAY, REFUND, 2, SHORT))
        .turn(new Knobs.Turned(Knob.DELAY, REFUND, 1, LONG));
    assertThat(new OnCall(house).run("events", "cancel", night.slug().value(), "--yes"))
        .isEqualTo(ExitCode.DONE);
    Await.until(() -> assertThat(house.stripe().knobs().shown()).isEmpty());
    assertThat(house.stripe().refunds()).hasSizeLessThan(CALLED_OFF);
  }

  private static Guest atStripe(House house, Event night, String name) {
    Guest guest = Guest.holding(house, night, 1, name + "@example.com");
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isNull()).isFalse());
    return guest;
  }

  private static Guest withMail(House house, Event night, String name) {
    Guest guest = Guest.withTickets(house, night, 1, name + "@example.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    return guest;
  }

  private static Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(
        String.valueOf(settings.get("database.url")), settings.get("database.user"), "");
  }

  private static void tell(String when, String after, Duration healed) {
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            "A node is killed " + when, "nothing: it was the only node", after, healed));
  }
}
