package live.maguey.api.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void no_fault_of_whatever_kind_ends_a_worker() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(2);
    try (Workers workers = new Workers(new SequentialIds())) {
      workers.start(
          "broken",
          Duration.ofMillis(1),
          () -> {
            rounds.countDown();
            throw new AssertionError("whatever a round may throw");
          });

      assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
