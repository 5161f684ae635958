package live.maguey.cli.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import live.maguey.cli.outages.ServerProcess;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maguey serve` as in production, whose database loses tables while it runs.
@Requirement({"INFRA-03", "6.3"})
class SentryIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void what_fails_in_a_request_a_worker_and_a_job_is_reported_with_all_that_is_known(
      @TempDir Path folder) throws Exception {
    try (Ingest ingest = new Ingest();
        RunningServer server = ServerProcess.server()) {
      Event event = server.event();
      server.stop();
      Map<String, String> settings = new HashMap<>(server.settings());
      settings.put("sentry.dsn", ingest.dsn());
      try (ServerProcess node = ServerProcess.start(settings, folder)) {
        Await.until(
            LONG,
            () -> assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200));
        Guest guest = Guest.holding(server, event, 2, "elena.sentry@example.com");
        Await.until(() -> assertThat(guest.session()).startsWith("cs_"));
        guest.pays(Guest.GOOD_CARD);
        Await.until(() -> assertThat(guest.mails()).hasSize(1));
        assertThat(ingest.events()).as("while all is well").isEmpty();

        rename(settings, "tickets", "tickets_gone");
        rename(settings, "emails", "emails_gone");
        String request = "sentry-request-1";
        assertThat(
                server
                    .client()
                    .get("/api/orders/" + guest.token(), "X-Request-Id", request)
                    .statusCode())
            .isEqualTo(500);
        Await.until(
            LONG,
            () ->
                assertThat(ingest.events())
                    .anySatisfy(failed -> isOf(failed, "worker mail-"))
                    .anySatisfy(failed -> isOf(failed, "job "))
                    .anySatisfy(failed -> {
                      isOf(failed, "http");
                      assertThat(failed.at("/tags/request_id").asText()).isEqualTo(request);
                      assertThat(failed.at("/tags/reference").asText())
                          .isEqualTo(guest.reference().value());
                      assertThat(failed.at("/exception/values/0/type").asText()).isNotEmpty();
                    }));
        assertThat(ingest.events())
            .allSatisfy(failed -> {
              assertThat(failed.path("release").asText()).isNotEmpty();
              assertThat(failed.path("server_name").asText())
                  .endsWith(":" + server.site().getPort());
            });
        assertThat(ingest.bodies()).doesNotContain(guest.token(), guest.email());
        rename(settings, "tickets_gone", "tickets");
        rename(settings, "emails_gone", "emails");
        node.stop();
      }
      server.restart();
      assertThat(Files.readString(folder.resolve("node.log")))
          .contains("errors are reported to Sentry at 127.0.0.1:")
          .doesNotContain("sentry_key", ingest.dsn());
    }
  }

  private static void isOf(JsonNode event, String work) {
    assertThat(event.at("/tags/work").asText()).startsWith(work);
    assertThat(event.path("level").asText()).isEqualTo("error");
  }

  private static void rename(Map<String, String> settings, String table, String name)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                Objects.requireNonNull(settings.get("database.url")),
                settings.get("database.user"),
                "");
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + table + " RENAME TO " + name);
    }
  }
}
