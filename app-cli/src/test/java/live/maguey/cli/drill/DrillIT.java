package live.maguey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.persistence.TestDatabase;
import live.maguey.sandbox.wire.Knob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillIT {
  private static final RunningServer SERVER = RunningServer.open();
  private static final OnCall ON_CALL = new OnCall(SERVER);

  @TempDir private static Path folder;
  private static DataFolder data;

  @BeforeAll
  static void the_demo_says_where_it_is() {
    SERVER.event();
    data = DataFolder.open(folder.resolve("demo"));
    data.announce(told(SERVER));
  }

  @AfterAll
  static void close() {
    data.close();
    SERVER.close();
  }

  static Map<String, String> told(RunningServer server) {
    return Map.of(
        "site", server.site().toString(),
        "database.url", url(server),
        "database.user", "postgres",
        "stripe.base", server.sandbox().stripeBase().toString(),
        "resend.base", server.sandbox().resendBase().toString());
  }

  static String url(RunningServer server) {
    return Objects.requireNonNull(server.settings().get("database.url"));
  }

  private static int drill(String url, Path where, String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "drill";
    all[1] = "--data=" + where;
    System.arraycopy(words, 0, all, 2, words.length);
    return ON_CALL.at(url, all);
  }

  @Test
  void guests_whose_webhooks_came_twice_have_all_that_is_theirs() {
    int sold = SERVER.stripe().sessions().size();

    assertThat(drill(url(SERVER), data.path(""), "duplicate-webhooks", "--lasts=2s", "--json"))
        .as(ON_CALL.err() + ON_CALL.out())
        .isZero();

    JsonNode one = ON_CALL.json().path("exercises").get(0);
    assertThat(one.path("name").asText()).isEqualTo("duplicate-webhooks");
    assertThat(one.path("passed").asBoolean()).isTrue();
    assertThat(one.path("orders").asInt()).isEqualTo(3);
    assertThat(one.path("left")).isEmpty();
    assertThat(SERVER.stripe().sessions()).hasSize(sold + 3);
    assertThat(SERVER.stripe().knobs().shown()).isEmpty();
  }

  @Test
  void what_is_not_mended_in_time_is_named_and_scored() {
    SERVER.resend().knobs().turn(Knob.ANSWER_503);
    try {
      assertThat(
              drill(
                  url(SERVER),
                  data.path(""),
                  "late-webhooks",
                  "--lasts=1s",
                  "--wait=1s",
                  "--guests=1"))
          .isEqualTo(ExitCode.WRONG);
    } finally {
      SERVER.resend().knobs().reset();
    }

    assertThat(ON_CALL.out()).contains("failed", "late-webhooks: MGY-", "Score: 0 of 1");
  }

  @Test
  void nothing_is_sold_where_no_demo_runs_or_the_settings_name_another_database() {
    int sold = SERVER.stripe().sessions().size();

    assertThat(drill(url(SERVER), folder.resolve("nothing"))).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(ON_CALL.err()).contains("No lookalike runs here");

    assertThat(drill(TestDatabase.settings(2).url(), data.path(""))).isEqualTo(ExitCode.WRONG);
    assertThat(ON_CALL.err()).contains("a drill is for that demo alone");

    assertThat(drill(url(SERVER), data.path(""), "earthquake")).isEqualTo(ExitCode.USAGE);
    assertThat(ON_CALL.err()).contains("does not take 'earthquake'");
    assertThat(SERVER.stripe().sessions()).hasSize(sold);
  }
}
