package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RatiosTest {
  private final DatabaseTimes times = new DatabaseTimes();
  private final Histogram rows = of(2);
  private final Histogram counts = of(10);

  @Test
  void a_hold_is_measured_with_its_commit_by_a_row_and_a_commit() {
    asked(DatabaseTimes.STATEMENTS, "statement", "HOLD_BATCH", 3, 9);
    asked(DatabaseTimes.TRANSACTIONS, "first", "HOLD_BATCH", 8, 9);

    assertThat(ratios())
        .singleElement()
        .satisfies(hold -> {
          assertThat(hold.name()).isEqualTo("hold");
          assertThat(hold.p99()).isCloseTo(8, within(0.1));
          assertThat(hold.ratio()).isCloseTo(4, within(0.1));
          assertThat(hold.bound()).isEqualTo(5);
          assertThat(hold.holds()).isTrue();
        });
  }

  @Test
  void a_webhook_is_one_statement_that_commits_by_itself() {
    asked(DatabaseTimes.STATEMENTS, "statement", "STORE_EVENT", 11, 9);

    assertThat(ratios())
        .singleElement()
        .satisfies(webhook -> {
          assertThat(webhook.name()).isEqualTo("webhook");
          assertThat(webhook.ratio()).isCloseTo(5.5, within(0.1));
          assertThat(webhook.holds()).isFalse();
        });
  }

  @Test
  void what_counts_is_measured_by_a_count() {
    asked(DatabaseTimes.STATEMENTS, "statement", "COUNT_BACKLOG", 20, 9);

    assertThat(ratios())
        .singleElement()
        .satisfies(count -> {
          assertThat(count.floor()).isEqualTo(Ratios.COUNT);
          assertThat(count.ratio()).isCloseTo(2, within(0.1));
          assertThat(count.isBound()).isTrue();
        });
  }

  @Test
  void any_other_statement_is_told_and_may_take_what_it_takes() {
    asked(DatabaseTimes.STATEMENTS, "statement", "EVENT_BY_ID", 400, 9);

    assertThat(ratios())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.isBound()).isFalse();
          assertThat(told.holds()).isTrue();
        });
  }

  @Test
  void of_what_was_asked_too_seldom_a_percentile_says_nothing() {
    asked(DatabaseTimes.STATEMENTS, "statement", "ADMIT", 400, Ratios.FEWEST - 1);
    assertThat(ratios()).isEmpty();

    asked(DatabaseTimes.STATEMENTS, "statement", "ADMIT", 400, 1);
    assertThat(ratios()).singleElement().matches(ratio -> !ratio.holds());
  }

  @Test
  void what_has_a_bound_comes_first_and_of_the_others_only_the_slowest() {
    for (int i = 1; i <= 12; i++) {
      asked(DatabaseTimes.STATEMENTS, "statement", "OTHER_" + i, i, 9);
    }
    asked(DatabaseTimes.STATEMENTS, "statement", "ADMIT", 1, 9);

    List<Ratio> told = ratios();

    assertThat(told).extracting(Ratio::of).startsWith("ADMIT", "OTHER_12", "OTHER_11").hasSize(9);
  }

  /// Tickets that a gate's run sells before it begins are settled while it runs.
  @Test
  void a_gate_is_not_judged_by_what_was_prepared_for_it() {
    Ratio settle = new Ratio("settle", "LOCK_ORDER", Ratios.ROW, 13, 422, 39, Ratios.BOUND);
    Ratio scan = new Ratio("scan", "ADMIT", Ratios.ROW, 100, 422, 39, Ratios.BOUND);

    assertThat(Profile.SCAN.judge(settle).holds()).isTrue();
    assertThat(Profile.SCAN.judge(scan).holds()).isFalse();
    assertThat(Profile.NIGHT.judge(settle).holds()).isFalse();
  }

  private List<Ratio> ratios() {
    return Ratios.of(times, rows, counts);
  }

  private void asked(String meter, String tag, String statement, int millis, int often) {
    for (int i = 0; i < often; i++) {
      times.timer(meter, tag, statement).record(Duration.ofMillis(millis));
    }
  }

  private static Histogram of(int millis) {
    Histogram floor = new Histogram(3);
    floor.recordValue(Duration.ofMillis(millis).toNanos());
    return floor;
  }
}
