package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.api.doctor.Certificates;
import live.maguey.api.doctor.Instruments;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.sandbox.wire.Knob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each thing that a server needs is broken, seen as broken, mended, and seen as well again.
@Requirement({"INFRA-01", "6.1"})
@Order(12)
class DeepHealthIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long GIGABYTE = 1L << 30;

  /// After so long everything is looked at again.
  private static final Duration STALE = Duration.ofSeconds(31);

  private static final AtomicLong FREE = new AtomicLong(50 * GIGABYTE);
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static final GreenMail SMTP =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private static Path folder;

  private static RestartableDatabase database;
  private static RunningServer server;
  private static Relay stripe;
  private static Relay resend;
  private static Relay smtp;

  @BeforeAll
  static void a_server_with_all_that_it_may_have() throws IOException {
    SMTP.start();
    database = new RestartableDatabase(folder.resolve("postgres"));
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("data", Files.createDirectories(folder.resolve("data")).toString());
    settings.put("backups.folder", folder.resolve("backups").toString());
    backup(Instant.now());
    server = RunningServer.open(settings);
    server.stop();
    stripe = new Relay(server.sandbox().stripeBase());
    resend = new Relay(server.sandbox().resendBase());
    smtp = new Relay(URI.create("smtp://127.0.0.1:" + SMTP.getSmtp().getPort()));
    server.measureWith(
        new Instruments(
            _ -> FREE.get(), Certificates.BY_HANDSHAKE, () -> Instant.now().plus(AHEAD.get())));
    server.restart(
        Map.of(
            "stripe.base", stripe.base().toString(),
            "resend.base", resend.base().toString(),
            "smtp.host", "127.0.0.1",
            "smtp.port", Integer.toString(smtp.base().getPort()),
            "smtp.security", "none"));
  }

  @AfterAll
  static void everything_stops() {
    server.close();
    stripe.close();
    resend.close();
    smtp.close();
    database.close();
    SMTP.stop();
  }

  /// The test's clock runs ahead by minutes in a second, in which nobody looks for jobs that are
  /// due: they are done before anything breaks, so that none of them is overdue beside it.
  @BeforeEach
  void everything_is_well_and_no_job_waits() {
    isWell();
    Instant now = server.clock().instant();
    Await.until(LONG, () -> assertThat(firstJob()).isAfter(now.minus(STALE)));
  }

  private static void isWell() {
    Await.until(
        LONG,
        () -> {
          HttpResponse<String> answer = deep();
          assertThat(json(answer).path("checks").valueStream())
              .as(answer.body())
              .hasSize(11)
              .allSatisfy(
                  check -> assertThat(check.path(0).path("state").asText()).isEqualTo("ok"));
          assertThat(json(answer).path("status").asText()).isEqualTo("pass");
          assertThat(answer.statusCode()).isEqualTo(200);
        });
  }

  /// What breaks, with the one check that sees it.
  enum Trouble {
    SCHEMA_NEWER("schema", "failed", "schema-newer") {
      @Override
      void begin() {
        sql(
            """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
              checksum, installed_by, execution_time, success)
            VALUES (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'x', 1, true)
            """);
      }

      @Override
      void end() {
        sql("DELETE FROM flyway_schema_history WHERE version = '9999'");
      }
    },
    SCHEMA_OLDER("schema", "failed", "schema-behind") {
      @Override
      void begin() {
        sql(
            """
            CREATE TABLE kept AS SELECT * FROM flyway_schema_history
            WHERE version = (SELECT max(version) FROM flyway_schema_history)
            """);
        sql("DELETE FROM flyway_schema_history WHERE version = (SELECT version FROM kept)");
      }

      @Override
      void end() {
        sql("INSERT INTO flyway_schema_history SELECT * FROM kept");
        sql("DROP TABLE kept");
      }
    },
    STRIPE_REFUSES("stripe", "failed", "stripe-away") {
      @Override
      void begin() {
        stripe.refuse();
      }

      @Override
      void end() {
        stripe.accept();
      }
    },
    STRIPE_HANGS("stripe", "failed", "stripe-away") {
      @Override
      void begin() {
        var _ = server.stripe().knobs().turn(Knob.HANG);
      }

      @Override
      void end() {
        server.stripe().knobs().reset();
      }
    },
    RESEND_REFUSES("resend", "failed", "resend-away") {
      @Override
      void begin() {
        resend.refuse();
      }

      @Override
      void end() {
        resend.accept();
      }
    },
    RESEND_AT_ITS_LIMIT("resend", "warning", "resend-limited") {
      @Override
      void begin() {
        var _ = server.resend().knobs().turn(Knob.ANSWER_429);
      }

      @Override
      void end() {
        server.resend().knobs().reset();
      }
    },
    SMTP_CLOSED("smtp", "failed", "smtp-away") {
      @Override
      void begin() {
        smtp.refuse();
      }

      @Override
      void end() {
        smtp.accept();
      }
    },
    JOB_STUCK("jobs:oldest", "failed", "job-overdue") {
      @Override
      void begin() {
        sql(
            """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES ('of-another-program', 'recurring', now() - interval '10 minutes', false, 1)
            """);
      }

      @Override
      void end() {
        sql("DELETE FROM scheduled_tasks WHERE task_name = 'of-another-program'");
      }
    },
    WEBHOOKS_LATE("webhooks:lag", "failed", "webhooks-waiting") {
      @Override
      void begin() {
        sql(
            """
            INSERT INTO webhook_events (id, type, livemode, created_at, received_at, body, origin,
              state, due_at)
            VALUES ('evt_late', 'charge.updated', false, now(), now() - interval '3 minutes', '{}',
              'webhook', 'received', now() + interval '1 day')
            """);
      }

      @Override
      void end() {
        sql("DELETE FROM webhook_events WHERE id = 'evt_late'");
      }
    },
    KEY_OLD("ticket-keys:age", "warning", "ticket-key-old") {
      @Override
      void begin() {
        sql("UPDATE signing_keys SET created_at = created_at - interval '500 days'");
      }

      @Override
      void end() {
        sql("UPDATE signing_keys SET created_at = created_at + interval '500 days'");
      }
    },
    DISK_NEARLY_FULL("disk", "warning", "disk-low") {
      @Override
      void begin() {
        FREE.set(GIGABYTE / 2);
      }

      @Override
      void end() {
        FREE.set(50 * GIGABYTE);
      }
    },
    DISK_FULL("disk", "failed", "disk-low") {
      @Override
      void begin() {
        FREE.set(GIGABYTE / 100);
      }

      @Override
      void end() {
        FREE.set(50 * GIGABYTE);
      }
    },
    CLOCK_AHEAD("clock", "failed", "clock-off") {
      @Override
      void begin() {
        AHEAD.set(Duration.ofMinutes(3));
      }

      @Override
      void end() {
        AHEAD.set(Duration.ZERO);
      }
    },
    CLOCK_LATE("clock", "warning", "clock-off") {
      @Override
      void begin() {
        AHEAD.set(Duration.ofSeconds(-20));
      }

      @Override
      void end() {
        AHEAD.set(Duration.ZERO);
      }
    },
    BACKUPS_OLD("backups", "failed", "backup-old") {
      @Override
      void begin() {
        removeBackups();
        backup(Instant.now().minus(Duration.ofHours(30)));
      }

      @Override
      void end() {
        backup(Instant.now());
      }
    },
    NO_BACKUPS("backups", "failed", "backup-old") {
      @Override
      void begin() {
        removeBackups();
      }

      @Override
      void end() {
        backup(Instant.now());
      }
    };

    private final String check;
    private final String state;
    private final String finding;

    Trouble(String check, String state, String finding) {
      this.check = check;
      this.state = state;
      this.finding = finding;
    }

    abstract void begin();

    abstract void end();
  }

  @ParameterizedTest
  @EnumSource
  void what_breaks_is_seen_and_so_is_its_end(Trouble trouble) {
    Instant begun = server.clock().instant();
    trouble.begin();
    try {
      HttpResponse<String> answer = deep();
      JsonNode said = json(answer);
      JsonNode check = said.path("checks").path(trouble.check).path(0);
      boolean failed = trouble.state.equals("failed");

      assertThat(check.path("state").asText()).as(answer.body()).isEqualTo(trouble.state);
      assertThat(check.path("finding").path("id").asText()).isEqualTo(trouble.finding);
      assertThat(check.path("finding").path("runbook").asText()).isNotEmpty();
      assertThat(check.path("observedValue").asText()).isNotEmpty();
      assertThat(check.path("output").asText()).isNotEmpty();
      assertThat(check.path("age").asLong()).isLessThan(10);
      assertThat(Instant.parse(check.path("since").asText())).isAfter(begun);
      assertThat(said.path("status").asText())
          .as(answer.body())
          .isEqualTo(failed ? "fail" : "warn");
      assertThat(answer.statusCode()).isEqualTo(failed ? 503 : 200);
      // None of these takes a server from its load balancer: it sells, or says why it cannot.
      assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(server.client().get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      trouble.end();
    }
    isWell();
  }

  @Test
  void a_stopped_database_is_seen_and_takes_the_server_from_its_load_balancer() {
    database.stop();
    try {
      HttpResponse<String> answer = deep();
      JsonNode checks = json(answer).path("checks");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(checks.path("database").path(0).path("finding").path("id").asText())
          .isEqualTo("database-away");
      assertThat(checks.path("schema").path(0).path("state").asText()).isEqualTo("unknown");
      assertThat(checks.path("stripe").path(0).path("state").asText()).isEqualTo("ok");
      assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(server.client().get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      database.start();
    }
    isWell();
    assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200);
  }

  /// As of now.
  private static HttpResponse<String> deep() {
    server.clock().forward(STALE);
    HttpResponse<String> answer = server.ops().get("/health/deep");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/health+json");
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException broken) {
      throw new AssertionError(answer.body(), broken);
    }
  }

  private static void sql(String statement) {
    try (Connection connection = connect();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException broken) {
      throw new AssertionError(statement, broken);
    }
  }

  /// When the first of the jobs is due.
  private static Instant firstJob() {
    try (Connection connection = connect();
        Statement one = connection.createStatement();
        ResultSet due = one.executeQuery("SELECT min(execution_time) FROM scheduled_tasks")) {
      due.next();
      return due.getTimestamp(1).toInstant();
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Connection connect() throws SQLException {
    Map<String, String> at = database.settings();
    return DriverManager.getConnection(
        Objects.requireNonNull(at.get("database.url")), at.get("database.user"), "");
  }

  /// As `backup create` leaves one.
  private static void backup(Instant at) {
    String name =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC).format(at);
    try {
      Path made = Files.createDirectories(folder.resolve("backups").resolve(name));
      Files.writeString(made.resolve("maguey.dump.age"), "sealed");
      Files.writeString(
          made.resolve("manifest.json"),
          "{\"at\": \"%s\", \"bytes\": 6, \"sha256\": \"00\"}".formatted(at));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void removeBackups() {
    Path all = folder.resolve("backups");
    try (var made = Files.list(all)) {
      for (Path each : made.toList()) {
        Files.delete(each.resolve("maguey.dump.age"));
        Files.delete(each.resolve("manifest.json"));
        Files.delete(each);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
