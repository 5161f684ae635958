package live.maguey.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import live.maguey.api.schema.SchemaNewer;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Buyers;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A release to come brings the schema further while a server of this one sells. There was no
/// release before this one to start: the step is made up, as `deploy/README.md` says that steps
/// are.
@Tag("full")
class UpgradeIT {
  @TempDir private Path folder;

  @Test
  void a_server_sells_on_while_the_next_release_adds_to_the_schema_and_does_not_start_on_it()
      throws Exception {
    try (RunningServer server = RunningServer.open()) {
      Event event = server.add(server.tonight().tier("General", 5_000));
      List<Guest> sold;
      try (Buyers buyers = new Buyers(server, event)) {
        buyers.buy(10);
        migrateFurther(server);
        buyers.buy(10);
        sold = buyers.stop();
      }
      assertThat(sold).allSatisfy(guest -> assertThat(guest.tickets()).hasSize(1));
      Await.until(() -> assertThat(sold).allSatisfy(g -> assertThat(g.mails()).hasSize(1)));
      assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200);
      Invariants.check(server.stores().database());

      OnCall onCall = new OnCall(server);
      assertThat(onCall.run("orders", "list")).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(onCall.run("migrate")).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(onCall.err()).contains("newer than this program", "V9999__more.sql");
      server.stop();
      assertThatThrownBy(server::restart)
          .isInstanceOf(SchemaNewer.class)
          .hasMessageContaining("V9999__more.sql");
    }
  }

  /// As the next release's own `maguey migrate` does it.
  private void migrateFurther(RunningServer server) throws IOException {
    Files.writeString(
        folder.resolve("V9999__more.sql"),
        """
        ALTER TABLE orders ADD COLUMN of_the_next_release text;
        CREATE TABLE of_the_next_release (order_id uuid PRIMARY KEY REFERENCES orders);
        """);
    int steps =
        Flyway.configure()
            .dataSource(url(server), "postgres", "")
            .locations("classpath:db/schema", "filesystem:" + folder)
            .load()
            .migrate()
            .migrationsExecuted;
    assertThat(steps).isEqualTo(1);
  }

  private static String url(RunningServer server) {
    return Objects.requireNonNull(server.settings().get("database.url"));
  }
}
