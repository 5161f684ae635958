package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Buyers;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drill: the database is destroyed while tickets are sold, and a backup brings it back. What
/// it shows and what it measures is in `docs/recovery.md`.
@Tag("full")
class LostDatabaseIT {
  private static final Duration HEALED = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void every_payment_has_its_ticket_again_and_the_figures_equal_stripes() throws Exception {
    AgeKey key = AgeKey.in(folder.resolve("identity.txt"));
    Map<String, String> settings =
        Map.of(
            "backups.folder", folder.resolve("backups").toString(),
            "backups.recipient", key.recipient(),
            "sales.orders-per-minute", "100000",
            "stripe.requests-per-second", "200",
            "resend.requests-per-second", "0");
    try (RunningServer server = RunningServer.open(settings)) {
      OnCall onCall = new OnCall(server).byTheClockOfTheServer();
      Event event = server.add(server.tonight().tier("General", 5_000));
      Event small = server.add(server.tonight().tier("General", 1));
      Guest before = Guest.withTickets(server, event, 2, "before@example.com");
      Guest holding = Guest.holding(server, event, 1, "holding@example.com");
      Await.until(() -> assertThat(holding.session()).startsWith("cs_"));

      List<Guest> meanwhile = soldDuringABackup(server, event, onCall);
      holding.pays(Guest.GOOD_CARD);
      Guest after = Guest.withTickets(server, event, 1, "after@example.com");
      Await.until(() -> assertThat(holding.state()).isEqualTo("paid"));
      Guest last = Guest.withTickets(server, small, 1, "last@example.com");
      Await.until(() -> assertThat(last.mails()).hasSize(1));

      server.stop();
      drop(server);
      long destroyed = System.nanoTime();
      String url = TestDatabase.empty().url();
      assertThat(onCall.at(url, "backup", "restore", "--identity", key.identity().toString()))
          .as(onCall.err())
          .isZero();
      giveAway(onCall, url, small);
      server.restart(Map.of("database.url", url));
      Duration back = Duration.ofNanos(System.nanoTime() - destroyed);
      List<Guest> lost =
          Stream.concat(meanwhile.stream(), Stream.of(after))
              .filter(guest -> server.stores().sales().orders().find(guest.reference()).isEmpty())
              .toList();
      assertThat(onCall.run("webhooks", "pull", "--since", "1d")).as(onCall.err()).isZero();

      // Its order was in the backup, its payment was not.
      Await.until(HEALED, () -> assertThat(holding.state()).isEqualTo("paid"));
      assertThat(holding.tickets()).hasSize(1);
      assertThat(before.state()).isEqualTo("paid");
      assertThat(before.tickets()).hasSize(2);
      Stream.concat(meanwhile.stream(), Stream.of(before, after))
          .forEach(guest -> Await.until(HEALED, () -> assertThat(isPaid(server, guest)).isTrue()));
      for (Guest guest : lost) {
        assertThat(guest.tickets()).as("%s", guest.reference()).hasSize(1);
        assertThat(server.client().get("/orders/" + guest.token()).statusCode())
            .as("the link of before")
            .isEqualTo(200);
      }

      getsAllOfItBack(server, last);

      Await.until(HEALED, () -> assertThat(missing(server)).isEmpty());
      Await.until(
          HEALED,
          () ->
              assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today"))
                  .as(onCall.out())
                  .isZero());
      Invariants.check(server.stores().database());
      System.out.printf(
          "drill: %d sold during the backup, %d lost, back after %d ms%n",
          meanwhile.size(), lost.size(), back.toMillis());
    }
  }

  /// In the restored database the last place is free again, and the venue does not know better.
  private static void giveAway(OnCall onCall, String url, Event event) {
    String words =
        "orders comp --tier general --quantity 1 --name Press --email press@example.com"
            + " --reason press --yes --event "
            + event.slug();
    assertThat(onCall.at(url, words.split(" "))).as(onCall.err()).isZero();
  }

  /// Paid after the backup, for a place that is gone when the order is made again.
  private static void getsAllOfItBack(RunningServer server, Guest last) {
    Await.until(
        HEALED,
        () -> {
          assertThat(isKnown(server, last)).isTrue();
          assertThat(last.state()).isEqualTo("late_refunded");
          assertThat(last.page().path("refund").path("state").asText()).isEqualTo("succeeded");
          assertThat(last.mails()).hasSize(2);
        });
    assertThat(last.tickets()).isEmpty();
    assertThat(server.client().get("/orders/" + last.token()).statusCode())
        .as("the link of before")
        .isEqualTo(200);
    assertThat(server.stores().payments().refunds().of(last.order().id()))
        .singleElement()
        .satisfies(refund -> assertThat(refund.amount()).isEqualTo(last.order().details().total()));
    assertThat(last.mails().getLast().content().text()).contains("$30.00");
  }

  private static boolean isKnown(RunningServer server, Guest guest) {
    return server.stores().sales().orders().find(guest.reference()).isPresent();
  }

  private static List<Guest> soldDuringABackup(RunningServer server, Event event, OnCall onCall)
      throws Exception {
    try (Buyers buyers = new Buyers(server, event)) {
      buyers.buy(1);
      assertThat(onCall.run("backup", "create")).as(onCall.err()).isZero();
      buyers.buy(1);
      return buyers.stop();
    }
  }

  private static void drop(RunningServer server) throws Exception {
    String url = Objects.requireNonNull(server.settings().get("database.url"));
    String host = url.substring(0, url.lastIndexOf('/') + 1);
    String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    try (Connection connection = DriverManager.getConnection(host + "postgres", "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  private static List<Alert> missing(RunningServer server) {
    return server.stores().records().alerts().open(10_000).stream()
        .filter(alert -> alert.kind() == AlertKind.ORDER_MISSING)
        .toList();
  }

  private static boolean isPaid(RunningServer server, Guest guest) {
    return server
        .stores()
        .sales()
        .orders()
        .find(guest.reference())
        .filter(Order.Paid.class::isInstance)
        .isPresent();
  }
}
