package live.maguey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.api.schema.Schema;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.cli.up.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All of `maguey drill`, on what `maguey up` has: its own PostgreSQL, which starts again by
/// itself.
@Tag("full")
class EveryExerciseIT {
  @TempDir private Path folder;

  @Test
  void a_demo_mends_every_trouble_and_scores_all_of_them() {
    try (DataFolder data = DataFolder.open(folder.resolve("demo"));
        EmbeddedDatabase database = EmbeddedDatabase.start(data.path("postgres"))) {
      migrate(database);
      try (RunningServer server =
          RunningServer.open(
              Map.of("database.url", database.url(), "database.user", database.user()))) {
        server.event();
        data.announce(DrillIT.told(server));
        OnCall onCall = new OnCall(server);

        int code = onCall.at(database.url(), "drill", "--data=" + data.path(""), "--json");

        assertThat(code).as(onCall.err() + onCall.out()).isZero();
        JsonNode exercises = onCall.json().path("exercises");
        assertThat(exercises.findValuesAsText("name"))
            .hasSize(Exercise.values().length)
            .contains("dropped-webhooks", "stripe-hangs", "database-restart");
        for (JsonNode one : exercises) {
          assertThat(one.path("orders").asInt()).as(one.toString()).isEqualTo(3);
          System.out.printf(
              "drill: %s mended in %d ms%n",
              one.path("name").asText(), one.path("mendedMillis").asLong());
        }
      }
    }
  }

  private static void migrate(EmbeddedDatabase database) {
    try (Schema schema =
        new Schema(
            new ServiceConfig.Database(
                database.url(), database.user(), null, 2, ServiceConfig.Holds.SINGLE))) {
      schema.migrate();
    }
  }
}
