package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {
  private static final Instant BEGAN = Instant.parse("2026-11-28T04:00:00Z");
  private static final Backoff SECONDS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));
  private static final Backoff MINUTES = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(9));

  private final Retries retries =
      new Retries(
          Duration.ofSeconds(30), SECONDS, Duration.ofMinutes(10), MINUTES, Duration.ofDays(1), 3);

  @ParameterizedTest
  @CsvSource({"PT0S, PT8S", "PT9M59S, PT8S", "PT10M, PT9M", "PT20H, PT9M"})
  void it_waits_briefly_while_the_task_is_young(Duration age, Duration most) {
    assertThat(retries.pause(BEGAN, BEGAN.plus(age), 20, new Random(7)))
        .isBetween(most.dividedBy(2), most);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, 100, false",
    "P1D, 3, false",
    "PT24H1S, 2, false",
    "PT24H1S, 3, true",
    "P9D, 4, true"
  })
  void it_is_over_for_a_task_that_is_old_and_was_tried_often_enough(
      Duration age, int tries, boolean over) {
    assertThat(retries.areOver(BEGAN, BEGAN.plus(age), tries)).isEqualTo(over);
  }

  @Test
  void where_tries_alone_count_the_age_does_not_matter() {
    Retries five = Retries.ofTries(5, Duration.ofSeconds(30), SECONDS);

    assertThat(five.areOver(BEGAN, BEGAN.plus(Duration.ofDays(9)), 4)).isFalse();
    assertThat(five.areOver(BEGAN, BEGAN, 5)).isTrue();
  }
}
