package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {
  @Test
  void a_burst_is_small_enough_for_stripes_limit_within_any_second() {
    CallRate rate = new CallRate(20, Duration.ZERO.plusMillis(1));
    long start = System.nanoTime();

    long let = IntStream.range(0, 60).filter(_ -> rate.enter(Endpoint.OPEN_SESSION)).count();

    long seconds = 1 + Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat(let).isBetween(4L, 4 + 20 * seconds);
  }

  @Test
  void who_finds_no_slot_waits_for_one() {
    CallRate rate = new CallRate(50, Duration.ofSeconds(2));

    assertThat(IntStream.range(0, 20).allMatch(_ -> rate.enter(Endpoint.MAKE_REFUND))).isTrue();
  }

  @Test
  void one_endpoint_does_not_wait_for_another() {
    CallRate rate = new CallRate(1, Duration.ofMillis(1));

    assertThat(rate.enter(Endpoint.OPEN_SESSION)).isTrue();
    assertThat(rate.enter(Endpoint.OPEN_SESSION)).isFalse();
    assertThat(rate.enter(Endpoint.EXPIRE_SESSION)).isTrue();
  }

  @Test
  void an_interrupted_caller_gets_no_slot_and_stays_interrupted() {
    CallRate rate = new CallRate(1, Duration.ofSeconds(2));
    rate.enter(Endpoint.READ_SESSION);
    Thread.currentThread().interrupt();

    assertThat(rate.enter(Endpoint.READ_SESSION)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
