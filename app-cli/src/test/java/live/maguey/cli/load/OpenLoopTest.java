package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpenLoopTest {
  private final Step step = new Step("visit");

  @Test
  void nobody_waits_for_those_before() throws Exception {
    CyclicBarrier allHere = new CyclicBarrier(20);

    OpenLoop.run(
        new long[20],
        20,
        step,
        (_, due) -> {
          allHere.await();
          step.done(due);
        });

    assertThat(step.result().done()).isEqualTo(20);
    assertThat(step.result().isClean()).isTrue();
  }

  @Test
  void who_comes_when_too_many_are_on_their_way_is_dropped_and_counted() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    AtomicInteger visits = new AtomicInteger();
    Thread watch =
        Thread.ofVirtual()
            .start(() -> {
              while (step.result().dropped() < 3) {
                Thread.onSpinWait();
              }
              dropped.countDown();
            });

    OpenLoop.run(
        new long[5],
        2,
        step,
        (_, due) -> {
          visits.incrementAndGet();
          dropped.await();
          step.done(due);
        });

    watch.join();
    assertThat(visits).hasValue(2);
    assertThat(step.result().dropped()).isEqualTo(3);
    assertThat(step.result().done()).isEqualTo(2);
    assertThat(step.result().isClean()).isFalse();
  }

  /// Else a server that stops for a second would have one slow answer and not a thousand.
  @Test
  void who_could_not_begin_in_time_has_waited_since_they_were_due() {
    long late = System.nanoTime() - Duration.ofMillis(400).toNanos();

    step.done(late);

    assertThat(step.result().millis(Percentiles.MOST)).isBetween(399.0, 5_000.0);
  }

  @Test
  void a_fault_is_counted_with_its_sentence_and_the_others_go_on() throws Exception {
    OpenLoop.run(
        new long[6],
        6,
        step,
        (number, due) -> {
          if (number % 3 == 0) {
            throw new IllegalStateException("the door is shut");
          }
          step.done(due);
        });

    assertThat(step.result().done()).isEqualTo(4);
    assertThat(step.result().failed()).isEqualTo(2);
    assertThat(step.result().faults()).isEqualTo(Map.of("the door is shut", 2L));
  }

  @Test
  void of_a_hundred_different_faults_only_some_are_told_and_all_are_counted() {
    for (int i = 0; i < 100; i++) {
      step.failed(new IllegalStateException("fault " + i));
    }

    assertThat(step.result().failed()).isEqualTo(100);
    assertThat(step.result().faults()).hasSize(5);
  }

  @Test
  void every_second_has_its_own_slowest() {
    step.done(System.nanoTime() - Duration.ofMillis(50).toNanos());
    step.took(Duration.ofMillis(7));

    Step.Result result = step.result();

    assertThat(result.done()).isEqualTo(2);
    assertThat(result.seconds().values())
        .singleElement()
        .satisfies(second -> {
          assertThat(second.done()).isEqualTo(1);
          assertThat(second.slowest()).isGreaterThanOrEqualTo(49.9);
        });
  }
}
