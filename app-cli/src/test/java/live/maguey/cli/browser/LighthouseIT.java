package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.MeasuredTable;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The shop's pages on Lighthouse's throttled phone (slow 4G, a processor as fast as the phone's,
/// whatever this machine has), the median of three. Node fetches Lighthouse from npm's registry.
@Isolated
@Tag("full")
class LighthouseIT {
  private static final String LIGHTHOUSE = "lighthouse@13.5.0";

  /// What that Lighthouse needs; the machine's own may be older.
  private static final String NODE = "node@22";

  /// How fast the phone is, in Lighthouse's own index; a processor of 1,000 is slowed four times.
  private static final double PHONE = 250;

  private static final int RUNS = 3;
  private static final long PATIENCE_SECONDS = 180;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MeasuredTable TABLE =
      new MeasuredTable(Path.of("../docs/performance.md"), "lighthouse");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private Path reports;

  private String slowdown = "4";

  /// All pages are measured, whichever misses a goal.
  private final SoftAssertions goals = new SoftAssertions();

  @Test
  void pages_are_fast_on_a_weak_phone() throws Exception {
    Event event = SERVER.event();
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 2, "phone@example.com");
    String path = "/events/" + event.slug();
    slowdown = slowdown(run(SERVER.site() + "/terms", "1"));
    audit("The season", "/", true);
    audit("A night", path, true);
    audit("The details", path + "/details?tier." + event.tiers().getFirst().id() + "=2", false);
    audit("A paid order", "/orders/" + guest.token(), false);
    goals.assertAll();
  }

  private void audit(String name, String path, boolean found) throws Exception {
    List<JsonNode> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(run(SERVER.site() + path, slowdown));
    }
    double performance = median(runs, run -> score(run, "performance"));
    double accessibility = median(runs, run -> score(run, "accessibility"));
    double practices = median(runs, run -> score(run, "best-practices"));
    double seo = median(runs, run -> score(run, "seo"));
    double lcp = median(runs, run -> audit(run, "largest-contentful-paint"));
    double blocking = median(runs, run -> audit(run, "total-blocking-time"));
    TABLE.tells(
        List.of(name),
        List.of(
            whole(performance),
            whole(accessibility),
            whole(practices),
            found ? whole(seo) : "not listed",
            String.format(Locale.ROOT, "%.1f s", lcp / 1_000),
            whole(blocking) + " ms"));

    goals.assertThat(failed(runs.getFirst())).as(name).isEmpty();
    goals.assertThat(accessibility).as("accessibility of %s", name).isEqualTo(100);
    goals.assertThat(practices).as("best practices of %s", name).isEqualTo(100);
    goals.assertThat(performance).as("performance of %s", name).isGreaterThanOrEqualTo(95);
    goals.assertThat(lcp).as("largest paint of %s, ms", name).isLessThanOrEqualTo(1_800);
    goals.assertThat(blocking).as("blocking of %s, ms", name).isLessThanOrEqualTo(100);
    if (found) {
      goals.assertThat(seo).as("SEO of %s", name).isEqualTo(100);
    }
  }

  /// By how much this machine has to be slowed to be as slow as the phone, as Lighthouse measured
  /// it.
  private static String slowdown(JsonNode report) {
    double index = report.at("/environment/benchmarkIndex").asDouble();
    System.out.printf(Locale.ROOT, "this machine has an index of %.0f%n", index);
    return String.format(Locale.ROOT, "%.2f", Math.max(1, index / PHONE));
  }

  /// Now and then Lighthouse itself loses the browser's trace, says so, and asks to be run again.
  private JsonNode run(String address, String slowdown) throws IOException, InterruptedException {
    Path report = Files.createTempFile(reports, "lighthouse", ".json");
    Path log = reports.resolve("log");
    ProcessBuilder lighthouse =
        new ProcessBuilder(
            "npx",
            "--yes",
            "--package=" + NODE,
            "--package=" + LIGHTHOUSE,
            "lighthouse",
            address,
            "--output=json",
            "--output-path=" + report,
            "--quiet",
            "--throttling.cpuSlowdownMultiplier=" + slowdown,
            "--chrome-flags=--headless=new --no-sandbox");
    lighthouse
        .environment()
        .put("CHROME_PATH", System.getenv().getOrDefault("MAGUEY_CHROMIUM", "/usr/bin/chromium"));
    lighthouse.redirectErrorStream(true).redirectOutput(log.toFile());
    int code = ended(lighthouse);
    if (code != 0 && tail(log).contains("Please run Lighthouse again")) {
      code = ended(lighthouse);
    }
    assertThat(code).as(() -> tail(log)).isZero();
    return JSON.readTree(report.toFile());
  }

  private static int ended(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /// Audits that count for accessibility or best practices and failed.
  private static List<String> failed(JsonNode run) {
    List<String> failed = new ArrayList<>();
    for (String category : List.of("accessibility", "best-practices")) {
      for (JsonNode part : run.path("categories").path(category).path("auditRefs")) {
        JsonNode audit = run.path("audits").path(part.path("id").asText());
        if (part.path("weight").asInt() > 0
            && audit.path("score").isNumber()
            && audit.path("score").asDouble() < 1) {
          failed.add(audit.path("id").asText() + ": " + audit.path("details").path("items"));
        }
      }
    }
    return failed;
  }

  private static double score(JsonNode run, String category) {
    return Math.round(run.path("categories").path(category).path("score").asDouble() * 100);
  }

  private static double audit(JsonNode run, String id) {
    return run.path("audits").path(id).path("numericValue").asDouble(Double.MAX_VALUE);
  }

  private static double median(List<JsonNode> runs, ToDoubleFunction<JsonNode> value) {
    return runs.stream().mapToDouble(value).sorted().toArray()[RUNS / 2];
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private static String tail(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
