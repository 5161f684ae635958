package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(25));

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,8", "5,16", "6,25", "7,25", "1000,25"})
  void the_wait_doubles_up_to_the_most_and_half_of_it_is_chance(int failures, int seconds) {
    Random random = new Random(7);
    var waits =
        IntStream.range(0, 500).mapToObj(_ -> backoff.after(failures, random)).sorted().toList();

    assertThat(waits.getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(seconds * 500L));
    assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(seconds));
    assertThat(waits.getLast().minus(waits.getFirst()))
        .isGreaterThan(Duration.ofMillis(seconds * 400L));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "5,16", "6,25", "1000,25"})
  void without_chance_it_is_all_of_the_wait(int failures, int seconds) {
    assertThat(backoff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(Backoff.steady(Duration.ofSeconds(2)).after(failures))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Property
  void no_number_of_failures_makes_it_negative_or_longer_than_the_most(
      @ForAll @IntRange(min = 1) int failures) {
    Backoff late = new Backoff(Duration.ofMinutes(30), Duration.ofDays(1));

    assertThat(late.after(failures, new Random(failures)))
        .isBetween(Duration.ofMinutes(15), Duration.ofDays(1));
  }

  @Test
  void a_first_wait_beyond_the_most_is_the_most() {
    Backoff short_ = new Backoff(Duration.ofMinutes(1), Duration.ofSeconds(10));

    assertThat(short_.after(1, new Random(7)))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }
}
