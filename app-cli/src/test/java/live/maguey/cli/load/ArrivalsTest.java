package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  @Test
  void as_many_come_as_the_rate_says_in_order_and_within_the_time() {
    Arrivals arrivals = Arrivals.steady(2.5, Duration.ofSeconds(10));

    long[] plan = arrivals.plan(new Random(1));

    assertThat(plan).hasSize(25).isSorted();
    assertThat(plan[0]).isNotNegative();
    assertThat(plan[24]).isLessThan(Duration.ofSeconds(10).toNanos());
    assertThat(arrivals).hasToString("25 in 10 s");
  }

  @Test
  void at_once_is_at_once() {
    assertThat(Arrivals.atOnce(3).plan(new Random(1))).containsExactly(0, 0, 0);
    assertThat(Arrivals.atOnce(1_000)).hasToString("1,000 at once");
  }

  @Test
  void several_times_as_many_come_over_the_same_time_and_never_nobody() {
    Arrivals ten = Arrivals.steady(1, Duration.ofSeconds(10));

    assertThat(ten.times(24)).isEqualTo(new Arrivals(240, Duration.ofSeconds(10)));
    assertThat(ten.times(0.01).count()).isEqualTo(1);
  }

  @Test
  void the_same_seed_brings_the_same_strangers() {
    Arrivals arrivals = Arrivals.steady(5, Duration.ofSeconds(10));

    assertThat(arrivals.plan(new Random(7))).isEqualTo(arrivals.plan(new Random(7)));
    assertThat(arrivals.plan(new Random(7))).isNotEqualTo(arrivals.plan(new Random(8)));
  }
}
