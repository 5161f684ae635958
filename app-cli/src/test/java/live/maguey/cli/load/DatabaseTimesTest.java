package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseTimesTest {
  private final DatabaseTimes times = new DatabaseTimes();
  private final SimpleMeterRegistry others = new SimpleMeterRegistry();
  private final MeterRegistry both = new CompositeMeterRegistry().add(others).add(times);

  @Test
  void every_time_is_kept_by_statement_and_reaches_the_other_meters_too() {
    for (int i = 1; i <= 100; i++) {
      both.timer(DatabaseTimes.STATEMENTS, "statement", "ADMIT").record(Duration.ofMillis(i));
    }
    both.timer(DatabaseTimes.TRANSACTIONS, "first", "HOLD_BATCH").record(Duration.ofMillis(3));

    assertThat(times.of(DatabaseTimes.STATEMENTS)).containsOnlyKeys("ADMIT");
    assertThat(times.of(DatabaseTimes.TRANSACTIONS)).containsOnlyKeys("HOLD_BATCH");
    assertThat(
            Percentiles.of(Objects.requireNonNull(times.of(DatabaseTimes.STATEMENTS).get("ADMIT")))
                .get(99.0))
        .isCloseTo(99, within(0.2));
    assertThat(others.timer(DatabaseTimes.STATEMENTS, "statement", "ADMIT").count()).isEqualTo(100);
  }

  @Test
  void warming_up_is_forgotten_and_what_comes_after_is_not() {
    var timer = both.timer(DatabaseTimes.STATEMENTS, "statement", "ADMIT");
    timer.record(Duration.ofSeconds(9));

    times.begin();
    assertThat(times.of(DatabaseTimes.STATEMENTS)).isEmpty();
    timer.record(Duration.ofMillis(2));

    assertThat(
            Objects.requireNonNull(times.of(DatabaseTimes.STATEMENTS).get("ADMIT")).getMaxValue()
                / 1e6)
        .isCloseTo(2, within(0.01));
    var ours = times.get(DatabaseTimes.STATEMENTS).timer();
    assertThat(ours.count()).isEqualTo(1);
    assertThat(ours.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(2, within(0.01));
    assertThat(ours.max(TimeUnit.MILLISECONDS)).isCloseTo(2, within(0.01));
  }
}
