package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScenarioTest {
  @Test
  void parts_run_at_the_same_time() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    Scenario.Part part =
        () -> {
          both.countDown();
          both.await();
        };

    Scenario.together(part, part);

    assertThat(both.getCount()).isZero();
  }

  @Test
  void a_part_that_breaks_breaks_the_whole_in_its_own_words() {
    assertThatThrownBy(() ->
            Scenario.together(
                () -> {},
                () -> {
                  throw new IllegalStateException("no tickets to scan");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("no tickets to scan");
  }

  @Test
  void steps_come_in_the_order_of_the_parts() {
    assertThat(Scenario.steps(of("order placed"), of("page opened")))
        .extracting(Step::name)
        .containsExactly("order placed", "page opened");
  }

  private static Scenario of(String step) {
    return new Scenario() {
      @Override
      public void run(Arrivals arrivals, RandomGenerator random) {}

      @Override
      public List<Step> steps() {
        return List.of(new Step(step));
      }
    };
  }
}
