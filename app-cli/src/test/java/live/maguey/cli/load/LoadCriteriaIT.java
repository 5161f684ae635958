package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  /// took at most five times what a row and a commit took meanwhile.
  @Test
  @Requirement("10.5")
  void at_the_peak_of_a_night_the_database_stays_within_five_times_its_floor()
      throws InterruptedException {
    LoadReport report =
        run(new LoadPlan(Profile.NIGHT, Arrivals.steady(4, Duration.ofSeconds(30)), 43, 10));

    List<Ratio> bound = report.ratios().stream().filter(Ratio::isBound).toList();
    assertThat(bound)
        .extracting(Ratio::name)
        .contains("hold", "settle", "scan", "webhook", "count");
    assertThat(report.faults()).isEmpty();
  }

  private static LoadReport run(LoadPlan plan) throws InterruptedException {
    return LoadRun.of(plan, _ -> {});
  }
}
