package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_4242", "rk_live_4242"})
  void where_money_is_real_nothing_is_begun(String key) {
    assertThat(load(Map.of("MAGUEY_STRIPE_SECRET_KEY", key), "purchase")).isEqualTo(ExitCode.WRONG);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Stripe's key here is a live one").doesNotContain(key);
  }

  @ParameterizedTest
  @CsvSource({
    "purchase, --per-second, 0",
    "purchase, --unpaid, 101",
    "purchase, --at-once, -1",
    "purchase, --at-once, 100001",
    "purchase, --per-second, 3334",
    "scan, --phones, 0"
  })
  void a_load_that_cannot_be_is_wrong_usage(String profile, String option, String value) {
    assertThat(load(Map.of(), profile, option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  @Tag("full")
  void an_on_sale_is_reported_as_json_and_as_a_page() throws Exception {
    Path page = folder.resolve("load.html");

    int code =
        load(
            Map.of(),
            "purchase",
            "--at-once",
            "20",
            "--unpaid",
            "40",
            "--json",
            "--html",
            page.toString());

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(code).as("%s", report.path("faults")).isLessThanOrEqualTo(ExitCode.WRONG);
    assertThat(report.path("passed").asBoolean()).isEqualTo(code == ExitCode.DONE);
    assertThat(report.path("violations")).isEmpty();
    assertThat(report.at("/steps/0/step").asText()).isEqualTo("order placed");
    assertThat(report.at("/steps/0/done").asInt()).isEqualTo(20);
    assertThat(report.at("/steps/1/step").asText()).isEqualTo("paid to tickets");
    assertThat(report.at("/steps/1/done").asInt()).isEqualTo(11);
    // Twenty holds at once may be three statements, too few for a percentile.
    assertThat(report.path("database").findValuesAsText("name")).contains("settle", "webhook");
    assertThat(Files.readString(page)).contains("<svg", "order placed");
  }

  private int load(Map<String, String> environment, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "load";
    System.arraycopy(words, 0, all, 1, words.length);
    return Main.run(new PrintWriter(out), new PrintWriter(err), environment, new Nobody(), all);
  }
}
