package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import live.maguey.cli.outages.Relay;
import live.maguey.cli.outages.RestartableDatabase;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.persistence.Invariants;
import live.maguey.runbooks.Runbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages about the server and what it needs say is typed where one of them is really away.
/// Whatever the page has done by systemd, the test does.
@Tag("full")
class ServerRunbooksIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private static Path folder;

  private static RestartableDatabase database;
  private static RunningServer server;
  private static Relay stripe;
  private static Relay resend;
  private static Path data;
  private static OnCall onCall;

  @BeforeAll
  static void a_server_that_lacks_nothing() throws IOException {
    database = new RestartableDatabase(folder.resolve("postgres"));
    data = Files.createDirectories(folder.resolve("data"));
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("data", data.toString());
    server = RunningServer.open(settings);
    server.stop();
    stripe = new Relay(server.sandbox().stripeBase());
    resend = new Relay(server.sandbox().resendBase());
    server.restart(
        Map.of("stripe.base", stripe.base().toString(), "resend.base", resend.base().toString()));
    onCall = new OnCall(server).byTheClockOfTheServer().in(data);
  }

  @AfterAll
  static void everything_stops() {
    server.close();
    stripe.close();
    resend.close();
    database.close();
  }

  @AfterEach
  void the_ledgers_agree() {
    Invariants.check(server.stores().database());
  }

  /// Whether `maguey doctor` names this page for something that failed.
  private static void isSeenByTheDoctor(String finding, Runbook runbook) {
    assertThat(onCall.run("doctor", "--json")).as(onCall.out()).isEqualTo(1);
    assertThat(onCall.json().path("findings"))
        .as(onCall.out())
        .anySatisfy(seen -> {
          assertThat(seen.path("id").asText()).isEqualTo(finding);
          assertThat(seen.path("runbook").asText()).isEqualTo(runbook.id());
        });
  }

  @Test
  void a_payment_of_which_stripe_could_not_tell_us_comes_in_once_it_is_back() {
    Guest guest = Guest.holding(server, server.event(), 1, "stripe-down@example.com");
    String session = guest.session();
    stripe.refuse();
    server.stripe().webhooksTo(null);
    server.stripe().pay(session, Guest.GOOD_CARD);
    isSeenByTheDoctor("stripe-away", Runbook.STRIPE_DOWN);
    server.stripe().webhooksTo(server.site().resolve("/webhooks/stripe"));
    stripe.accept();

    Reader.of(server, Runbook.STRIPE_DOWN).in(data).act(1).verifies();

    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
  }

  @Test
  void emails_that_wait_leave_once_resend_is_back() {
    resend.refuse();
    Guest guest = Guest.withTickets(server, server.event(), 1, "resend-down@example.com");
    isSeenByTheDoctor("resend-away", Runbook.RESEND_DOWN);
    resend.accept();

    Reader.of(server, Runbook.RESEND_DOWN).in(data).act(1).verifies();

    server.clock().forward(Duration.ofMinutes(2));
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
  }

  @Test
  void servers_find_their_database_again_by_themselves() {
    database.stop();
    isSeenByTheDoctor("database-away", Runbook.DATABASE_DOWN);
    database.start();

    Reader.of(server, Runbook.DATABASE_DOWN).in(data).act(1).verifies();

    Await.until(
        LONG, () -> assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200));
  }

  @Test
  void a_server_that_does_not_run_is_started() {
    server.stop();
    isSeenByTheDoctor("site-away", Runbook.SERVER_DOWN);
    server.restart();

    Reader.of(server, Runbook.SERVER_DOWN).in(data).act(5).verifies();

    assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void a_job_that_failed_is_done_again() {
    sql("ALTER TABLE reservations RENAME TO reservations_gone");
    server.clock().forward(Duration.ofMinutes(6));
    Await.until(() -> {
      onCall.run("jobs", "list", "--json");
      assertThat(failures("end-night")).isPositive();
    });
    sql("ALTER TABLE reservations_gone RENAME TO reservations");

    Reader reader = Reader.of(server, Runbook.JOBS_STUCK).in(data).with("JOB", "end-night").act(1);
    // others that met no table meanwhile are due again within a minute; this one is not
    server.clock().forward(Duration.ofMinutes(1));
    reader.verifies();
  }

  private static int failures(String job) {
    for (JsonNode each : onCall.json().path("jobs")) {
      if (each.path("name").asText().equals(job)) {
        return each.path("failures").asInt();
      }
    }
    throw new AssertionError(onCall.out());
  }

  @Test
  void jobs_that_no_server_does_are_done_once_one_runs() {
    server.stop();
    server.clock().forward(Duration.ofHours(2));
    assertThat(onCall.run("jobs", "list")).isEqualTo(1);
    server.restart();

    Reader.of(server, Runbook.JOBS_STUCK).in(data).act(2).verifies();
  }

  private static void sql(String statement) {
    try (Connection connection = server.stores().database().dataSource().getConnection();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException broken) {
      throw new AssertionError(statement, broken);
    }
  }
}
