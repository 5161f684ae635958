package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import live.maguey.cli.backups.AgeKey;
import live.maguey.cli.outages.RestartableDatabase;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import live.maguey.runbooks.Runbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page about a lost database says is typed where all tables are gone.
@Tag("full")
class RestoreRunbookIT {
  @TempDir private Path folder;

  @Test
  void a_backup_that_is_missing_is_made_and_brings_a_lost_database_back() throws Exception {
    AgeKey key = AgeKey.in(folder.resolve("identity.txt"));
    Path data = Files.createDirectories(folder.resolve("data"));
    try (RestartableDatabase database = new RestartableDatabase(folder.resolve("postgres"))) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("data", data.toString());
      settings.put("backups.folder", folder.resolve("backups").toString());
      settings.put("backups.recipient", key.recipient());
      try (RunningServer server = RunningServer.open(settings)) {
        Event event = server.event();
        Guest before = Guest.withTickets(server, event, 2, "before@example.com");
        OnCall onCall = new OnCall(server).byTheClockOfTheServer().in(data);
        assertThat(onCall.run("doctor", "--json")).isEqualTo(1);
        assertThat(onCall.out()).contains("backup-old");

        Reader.of(server, Runbook.RESTORE).in(data).act(1).verifies();

        Guest after = Guest.withTickets(server, event, 1, "after@example.com");
        server.stop();
        loseEverything(settings);
        Reader reader =
            Reader.of(server, Runbook.RESTORE).in(data).with("KEYFILE", key.identity()).act(3);
        server.restart();
        reader.act(4).verifies();

        assertThat(before.tickets()).hasSize(2);
        Await.until(() -> assertThat(after.tickets()).hasSize(1));
        Invariants.check(server.stores().database());
      }
    }
  }

  private static void loseEverything(Map<String, String> settings) throws Exception {
    String url = Objects.requireNonNull(settings.get("database.url"));
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE");
      statement.execute("CREATE SCHEMA public");
    }
  }
}
