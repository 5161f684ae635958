package live.maguey.cli.proof;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Repeats an assertion until it holds.
public final class Await {
  private static final Duration USUAL = Duration.ofSeconds(15);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Await() {}

  /// @throws AssertionError the last one, when it did not come to hold within 15 seconds
  public static void until(ThrowingCallable assertion) {
    until(USUAL, assertion);
  }

  public static void until(Duration longest, ThrowingCallable assertion) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      } catch (Throwable broken) {
        throw new AssertionError("could not be asserted", broken);
      }
    }
  }
}
