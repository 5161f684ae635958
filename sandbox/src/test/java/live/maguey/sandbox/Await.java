package live.maguey.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert;

/// Repeats an assertion until it holds or five seconds are over.
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Await() {}

  static void until(ThrowableAssert.ThrowingCallable assertion) throws Throwable {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }
}
