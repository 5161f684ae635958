package live.maguey.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Surroundings;
import live.maguey.launch.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindLinesTest {
  private static final String ORDER = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05";
  private static final Instant NOW = Instant.parse("2026-11-30T21:30:00Z");

  private static final LocalDate YESTERDAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(1);

  @TempDir private Path folder;

  private String out = "";
  private String err = "";

  @Test
  void an_orders_number_leads_to_its_request_its_webhook_and_its_email() throws IOException {
    log("maguey-8080.log", request("checkout-1", "MGY-7K2Q-9F", 3), mail("checkout-1", 1));
    log("maguey-8081.log", webhook("hook-1", ORDER, 2), request("other-1", "MGY-ABCD-EF", 2));

    assertThat(run("logs", "find", "mgy 7k2q 9f")).as(err).isZero();

    assertThat(out.lines().skip(1).map(line -> line.replaceAll(" +", " ")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("INFO http POST /api/orders 201, 34 ms"),
            line -> assertThat(line).contains("worker webhooks-1 webhook evt_1"),
            line -> assertThat(line).contains("worker mail-1 email 1 TICKETS"));
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void lines_of_days_past_are_found_in_their_compressed_files() throws IOException {
    packed("maguey-8080." + YESTERDAY + ".0.log.gz", request("checkout-1", "MGY-7K2Q-9F", 3_000));
    log("maguey-8080.log", mail("checkout-1", 1));

    assertThat(run("logs", "find", "checkout-1", "--json")).isZero();

    JsonNode found = new JsonMapper().readTree(out);
    assertThat(found.path("more").asBoolean()).isFalse();
    assertThat(found.path("lines"))
        .extracting(line -> line.path("message").asText())
        .containsExactly("request", "email 1 TICKETS: accepted mail-1");
    assertThat(found.at("/lines/0/reference").asText()).isEqualTo("MGY-7K2Q-9F");
  }

  @Test
  void since_leaves_out_what_is_older_and_the_limit_keeps_the_newest() throws IOException {
    log(
        "maguey-8080.log",
        request("checkout-1", "MGY-7K2Q-9F", 90),
        mail("checkout-1", 20),
        mail("checkout-1", 10));

    assertThat(run("logs", "find", "checkout-1", "--since", "30m")).isZero();
    assertThat(out).doesNotContain("/api/orders").contains("TICKETS");

    assertThat(run("logs", "find", "checkout-1", "--limit=1", "--json")).isZero();
    JsonNode found = new JsonMapper().readTree(out);
    assertThat(found.path("more").asBoolean()).isTrue();
    assertThat(found.path("lines")).hasSize(1);
    assertThat(found.at("/lines/0/time").asText())
        .isEqualTo(NOW.minus(Duration.ofMinutes(10)).toString());

    assertThat(run("logs", "find", "checkout-1", "--since", "5m")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("names checkout-1 in that time");
  }

  @Test
  void a_text_log_is_searched_too_and_a_line_that_was_cut_off_does_no_harm() throws IOException {
    log(
        "maguey.log",
        "2026-11-30 21:00:00.123 INFO  l.maguey.api.node.WorkLog email 1 TICKETS: accepted checkout-1",
        "\tat live.maguey.Somewhere checkout-1",
        "{\"time\":\"2026-11-30T21:00:01Z\",\"request_id\":\"checkout-1");

    assertThat(run("logs", "find", "checkout-1", "--json")).isZero();

    JsonNode found = new JsonMapper().readTree(out);
    assertThat(found.path("lines")).hasSize(1);
    assertThat(found.at("/lines/0/time").asText()).isEqualTo("2026-11-30T21:00:00.123Z");
  }

  @Test
  void nothing_found_is_1() throws IOException {
    log("maguey-8080.log", mail("checkout-1", 1));

    assertThat(run("logs", "find", "checkout-2")).isEqualTo(ExitCode.WRONG);
    assertThat(err.replaceAll("\\s+", " ")).contains("names checkout-2.");
    assertThat(run("logs", "find", "checkout-2", "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(new JsonMapper().readTree(out).path("lines")).isEmpty();
  }

  @Test
  void an_address_is_refused_and_so_is_what_is_in_every_line() {
    assertThat(run("logs", "find", "elena@example.com")).isEqualTo(ExitCode.USAGE);
    assertThat(err.replaceAll("\\s+", " ")).contains("The log holds no addresses", "maguey trace");
    assertThat(run("logs", "find", "a")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("too short");
  }

  @Test
  void without_a_folder_it_says_what_to_set_and_how_to_search_the_journal() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    for (Map<String, String> given :
        List.of(
            Map.of("MAGUEY_DATA", nowhere.toString()),
            Map.of("MAGUEY_DATA", nowhere.toString(), "MAGUEY_LOG_FOLDER", nowhere.toString()))) {
      assertThat(run(given, "logs", "find", "checkout-1")).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(err.replaceAll("\\s+", " "))
          .contains("set log.folder", "journalctl -u 'maguey@*'", "grep checkout-1");
    }
  }

  private int run(String... words) {
    return run(Map.of("MAGUEY_LOG_FOLDER", folder.toString()), words);
  }

  private int run(Map<String, String> given, String... words) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(said),
            new PrintWriter(complained),
            new Surroundings(
                given, new Nobody(80), Clock.fixed(NOW, ZoneOffset.UTC), Release.UNKNOWN),
            words);
    out = said.toString();
    err = complained.toString();
    return code;
  }

  private void log(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private void packed(String name, String... lines) throws IOException {
    try (var to = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      to.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
  }

  private static String request(String id, String reference, int minutesAgo) {
    String order = reference.equals("MGY-7K2Q-9F") ? ORDER : "another";
    return line(
        minutesAgo,
        "request",
        "\"request_id\":\"%s\",\"order\":\"%s\",\"reference\":\"%s\",\"work\":\"http\",\"method\":\"POST\",\"route\":\"/api/orders\",\"status\":201,\"duration_ms\":34"
            .formatted(id, order, reference));
  }

  private static String webhook(String request, String order, int minutesAgo) {
    return line(
        minutesAgo,
        "webhook evt_1: DONE",
        "\"request_id\":\"%s\",\"order\":\"%s\",\"work\":\"worker webhooks-1\""
            .formatted(request, order));
  }

  private static String mail(String request, int minutesAgo) {
    return line(
        minutesAgo,
        "email 1 TICKETS: accepted mail-1",
        "\"request_id\":\"%s\",\"work\":\"worker mail-1\",\"work_id\":\"r%d\""
            .formatted(request, minutesAgo));
  }

  private static String line(int minutesAgo, String message, String more) {
    return "{\"time\":\"%s\",\"level\":\"INFO\",\"logger\":\"live.maguey\",\"message\":\"%s\",%s,\"node\":\"a:8080\",\"release\":\"unknown\"}"
        .formatted(NOW.minus(Duration.ofMinutes(minutesAgo)), message, more);
  }
}
