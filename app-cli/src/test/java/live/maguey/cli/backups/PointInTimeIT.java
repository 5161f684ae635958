package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Invariants;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is lost, and pgBackRest brings back the moment before it, row by row, as
/// `docs/recovery.md` says under "Point in time".
@Tag("full")
class PointInTimeIT {
  private static final Duration HEALED = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void every_row_of_the_moment_is_back_and_what_stripe_took_after_it_follows() throws Exception {
    List<String> commands = ArchivedCluster.commands();
    assertThat(commands).hasSize(4);
    try (ArchivedCluster cluster = ArchivedCluster.start(folder);
        RunningServer server =
            RunningServer.open(
                Map.of("database.url", cluster.url(), "database.user", "postgres"))) {
      OnCall onCall = new OnCall(server).byTheClockOfTheServer();
      Event event = server.event();
      server.clock().forward(Duration.ofMinutes(61));
      String phone = server.phoneAt("Gate A", "phone 1");
      Guest early = mailed(Guest.withTickets(server, event, 2, "early@example.com"));
      for (String command : commands.subList(0, 3)) {
        cluster.pgBackRest(command);
      }

      Guest before = mailed(Guest.withTickets(server, event, 3, "before@example.com"));
      String compBefore = comp(onCall, cluster, event, "press@example.com");
      Await.until(() -> assertThat(server.resend().mailsTo("press@example.com")).hasSize(1));
      List<Ticket> tickets = before.tickets();
      assertThat(verdict(server, phone, tickets.get(0))).isEqualTo("admitted");
      voids(onCall, cluster, tickets.get(1));
      server.stop();
      Map<String, String> then = cluster.rows();
      String moment = cluster.ask("SELECT clock_timestamp()").getFirst();
      server.restart();

      Guest after = mailed(Guest.withTickets(server, event, 1, "after@example.com"));
      String compAfter = comp(onCall, cluster, event, "late@example.com");
      assertThat(verdict(server, phone, tickets.get(2))).isEqualTo("admitted");
      voids(onCall, cluster, early.tickets().get(1));
      long committed = System.nanoTime();
      cluster.awaitArchived();
      Duration atRisk = since(committed);

      server.stop();
      assertThat(cluster.rows()).isNotEqualTo(then);
      cluster.destroy();
      long destroyed = System.nanoTime();
      cluster.pgBackRest(
          commands.get(3).replaceFirst("--target='[^']*'", "--target='" + moment + "'"));
      cluster.goOn();
      assertThat(cluster.rows()).isEqualTo(then);
      server.restart();
      Duration back = since(destroyed);

      assertThat(onCall.at(cluster.url(), "webhooks", "pull", "--since", "1d"))
          .as(onCall.err())
          .isZero();
      Await.until(HEALED, () -> assertThat(find(server, after.reference())).isTrue());
      Await.until(HEALED, () -> assertThat(after.state()).isEqualTo("paid"));
      assertThat(find(server, OrderReference.parse(compBefore))).isTrue();
      assertThat(find(server, OrderReference.parse(compAfter))).isFalse();
      assertThat(verdict(server, phone, tickets.get(0))).isEqualTo("already-used");
      assertThat(verdict(server, phone, tickets.get(1))).isEqualTo("void");
      assertThat(verdict(server, phone, tickets.get(2))).isEqualTo("admitted");
      assertThat(early.tickets()).allMatch(Ticket::isValid);
      Await.until(
          HEALED,
          () ->
              assertThat(
                      onCall.at(cluster.url(), "reconcile", "--from", "yesterday", "--to", "today"))
                  .as(onCall.out())
                  .isZero());
      Await.until(HEALED, () -> assertThat(after.mails()).hasSize(2));
      assertThat(early.mails()).hasSize(1);
      assertThat(before.mails()).hasSize(1);
      Invariants.check(server.stores().database());
      System.out.printf(
          "point in time: archived %d ms after it was committed, back after %d ms%n",
          atRisk.toMillis(), back.toMillis());
    }
  }

  private static Guest mailed(Guest guest) {
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    return guest;
  }

  private static String comp(OnCall onCall, ArchivedCluster cluster, Event event, String email) {
    String words =
        "orders comp --tier general --quantity 1 --name Press --reason press --yes --json --event "
            + event.slug().value()
            + " --email "
            + email;
    assertThat(onCall.at(cluster.url(), words.split(" "))).as(onCall.err()).isZero();
    return onCall.json().path("reference").asText();
  }

  private static void voids(OnCall onCall, ArchivedCluster cluster, Ticket ticket) {
    String words = "tickets void " + ticket.number() + " --yes";
    assertThat(onCall.at(cluster.url(), words.split(" "))).as(onCall.err()).isZero();
  }

  private static String verdict(RunningServer server, String phone, Ticket ticket) {
    return server.scan(phone, ticket).path("reason").asText();
  }

  private static boolean find(RunningServer server, OrderReference reference) {
    return server.stores().sales().orders().find(reference).isPresent();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
