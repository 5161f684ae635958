package live.maguey.http.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Refused;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

/// Real threads: Lincheck does not get to the end of the cache's own upkeep.
class RateLimitRaceTest {
  private static final int THREADS = 8;
  private static final int CALLERS = 300;

  @Test
  void first_requests_of_one_caller_at_once_are_counted_together() throws Exception {
    RateLimit limit = new RateLimit(3, new TestClock(SampleEvents.NOW));
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int n = 0; n < CALLERS; n++) {
        String caller = "caller " + n;
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Boolean> request =
            () -> {
              start.await();
              return isAllowed(limit, caller);
            };
        int allowed = 0;
        for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(THREADS, request))) {
          allowed += answer.get() ? 1 : 0;
        }
        assertThat(allowed).as(caller).isEqualTo(3);
      }
    }
  }

  private static boolean isAllowed(RateLimit limit, String caller) {
    try {
      limit.count(caller);
      return true;
    } catch (Refused tooOften) {
      return false;
    }
  }
}
