package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.persistence.Database;
import live.maguey.persistence.EveryColumn;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup of before knows who was erased since; with the real programs.
@Tag("full")
class ErasedAgainIT {
  private static final String ADDRESS = "forgotten@example.com";
  private static final String STAYS = "stays@example.com";

  @TempDir private Path folder;

  @Test
  void a_restored_backup_does_not_bring_back_who_was_erased_after_it() throws Exception {
    AgeKey key = AgeKey.in(folder.resolve("identity.txt"));
    Path backups = folder.resolve("backups");
    try (RunningServer server =
        RunningServer.open(
            Map.of("backups.folder", backups.toString(), "backups.recipient", key.recipient()))) {
      OnCall onCall = new OnCall(server).byTheClockOfTheServer();
      Guest guest = Guest.withTickets(server, server.event(), 1, ADDRESS);
      Guest.withTickets(server, server.event(), 1, STAYS);
      assertThat(onCall.run("backup", "create")).as(onCall.err()).isZero();
      assertThat(backups.resolve("erasures.txt")).doesNotExist();
      server.clock().forward(Duration.ofDays(121));

      // The payment page is closed by a job first.
      Await.until(() ->
          assertThat(onCall.run("guests", "erase", ADDRESS, "--yes")).as(onCall.err()).isZero());

      assertThat(Files.readString(backups.resolve("erasures.txt")))
          .contains("order " + guest.order().id())
          .doesNotContain(ADDRESS);
      Database.Settings restored = TestDatabase.empty();
      assertThat(
              onCall.at(
                  restored.url(),
                  "backup",
                  "restore",
                  "--identity",
                  key.identity().toString(),
                  "--database-user=" + restored.user()))
          .as(onCall.err())
          .isZero();
      assertThat(onCall.out()).contains("1 that were erased after the backup are erased again");
      try (Database database = new Database(restored, new SimpleMeterRegistry())) {
        assertThat(EveryColumn.with(database, ADDRESS)).isEmpty();
        assertThat(EveryColumn.with(database, STAYS)).containsExactly("buyers.email");
        Invariants.check(database);
      }
      assertThat(
              onCall.at(
                  restored.url(),
                  "guests",
                  "erase",
                  "--kept",
                  "--yes",
                  "--json",
                  "--database-user=" + restored.user()))
          .isZero();
      assertThat(onCall.json().path("kept").asInt()).isOne();
      assertThat(onCall.json().path("erasedAgain").asInt()).as("twice").isZero();
    }
  }
}
