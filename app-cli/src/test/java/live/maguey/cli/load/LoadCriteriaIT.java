package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.maguey.cli.OwnProcess;
import live.maguey.cli.command.ExitCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The customer's numbers and ten times each, on PostgreSQL whose commits reach the disk, as
/// `maguey load` runs them.
@Tag("full")
class LoadCriteriaIT {
  @ParameterizedTest
  @ValueSource(ints = {100, 1_000})
  void so_many_purchases_at_once_end_in_as_many_tickets_without_errors(int guests)
      throws InterruptedException {
    LoadReport report = run(new LoadPlan(Profile.PURCHASE, Arrivals.atOnce(guests), 0, 1));

    assertThat(report.steps()).allMatch(Step.Result::isClean, "clean");
    assertThat(report.steps()).extracting(Step.Result::done).containsOnly((long) guests);
    assertThat(report.violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void so_many_phones_that_scan_at_once_each_have_their_verdict(int phones)
      throws InterruptedException {
    LoadReport report = run(new LoadPlan(Profile.SCAN, Arrivals.atOnce(phones), 0, phones));

    assertThat(report.steps()).allMatch(Step.Result::isClean, "clean");
    assertThat(report.steps()).extracting(Step.Result::done).containsExactly((long) phones);
    assertThat(report.violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 500})
  void so_many_webhooks_at_once_are_answered_in_time_and_all_worked(int webhooks)
      throws InterruptedException {
    LoadReport report = run(new LoadPlan(Profile.WEBHOOKS, Arrivals.atOnce(webhooks), 0, 1));

    assertThat(report.steps()).allMatch(Step.Result::isClean, "clean");
    assertThat(report.steps()).extracting(Step.Result::done).containsOnly((long) webhooks);
    assertThat(report.faults()).noneMatch(fault -> fault.startsWith("webhook answered"));
    assertThat(report.violations()).isEmpty();
  }

  /// An on-sale and a gate at the same time: each statement that they stand on was asked for, and
  /// took at most five times what a row and a commit took meanwhile. As its user starts it, in a
  /// process of its own.
  @Test
  void at_the_peak_of_a_night_the_database_stays_within_five_times_its_floor(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path said = folder.resolve("load.json");
    Path complained = folder.resolve("load.txt");

    Process load =
        new ProcessBuilder(
                OwnProcess.command(
                    "load",
                    "night",
                    "--per-second=4",
                    "--for=60s",
                    "--unpaid=43",
                    "--phones=10",
                    "--json"))
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start();
    try {
      assertThat(load.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      load.destroy();
    }

    assertThat(said).as(Files.readString(complained)).isNotEmptyFile();
    JsonNode report = new ObjectMapper().readTree(said.toFile());
    assertThat(report.path("faults")).isEmpty();
    assertThat(report.path("violations")).isEmpty();
    assertThat(load.exitValue()).isEqualTo(ExitCode.DONE);
    assertThat(bound(report)).contains("hold", "settle", "scan", "webhook", "count");
  }

  /// @return the names of those that had to stay below a bound
  private static List<String> bound(JsonNode report) {
    return report
        .path("database")
        .valueStream()
        .filter(ratio -> ratio.path("bound").isNumber())
        .map(ratio -> ratio.path("name").asText())
        .toList();
  }

  private static LoadReport run(LoadPlan plan) throws InterruptedException {
    return LoadRun.of(plan, _ -> {});
  }
}
