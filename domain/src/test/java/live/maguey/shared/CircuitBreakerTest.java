package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.maguey.events.SampleEvents;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final Duration REST = Duration.ofSeconds(10);

  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final CircuitBreaker breaker = new CircuitBreaker(3, REST, clock);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.open()).isEmpty();
      breaker.failed();
    }
  }

  @Test
  void it_opens_after_so_many_failures_in_a_row() {
    fail(2);
    breaker.answered();
    fail(3);
    assertThat(breaker.open()).contains(REST);
  }

  @Test
  void after_the_rest_one_call_is_the_probe_and_its_answer_closes_it() {
    fail(3);
    clock.advance(REST);
    assertThat(breaker.open()).isEmpty();
    assertThat(breaker.open()).contains(REST);
    breaker.answered();
    assertThat(breaker.open()).isEmpty();
    assertThat(breaker.open()).isEmpty();
  }

  @Test
  void a_probe_without_an_answer_begins_another_rest() {
    fail(3);
    clock.advance(REST);
    assertThat(breaker.open()).isEmpty();
    clock.advance(Duration.ofSeconds(4));
    breaker.failed();
    assertThat(breaker.open()).contains(REST);
    clock.advance(REST);
    assertThat(breaker.open()).isEmpty();
  }

  @Test
  void a_probe_that_never_says_how_it_went_is_followed_by_another() {
    fail(3);
    clock.advance(REST);
    assertThat(breaker.open()).isEmpty();
    clock.advance(REST);
    assertThat(breaker.open()).isEmpty();
  }

  @Test
  void of_many_who_ask_at_once_after_the_rest_one_is_the_probe() throws Exception {
    fail(3);
    clock.advance(REST);
    CyclicBarrier start = new CyclicBarrier(16);
    List<Future<Boolean>> asked = new ArrayList<>();
    int probes = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        asked.add(
            threads.submit(() -> {
              start.await();
              return breaker.open().isEmpty();
            }));
      }
      for (Future<Boolean> answer : asked) {
        probes += answer.get() ? 1 : 0;
      }
    }
    assertThat(probes).isEqualTo(1);
  }

  @Test
  void it_opens_after_one_failure_at_least_and_for_a_while() {
    assertThatThrownBy(() -> new CircuitBreaker(0, REST, clock))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CircuitBreaker(1, Duration.ZERO, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
