package live.maguey.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /// @throws AssertionError when it does not come true within the patience
  static void until(Duration patience, String what, BooleanSupplier condition)
      throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(what + " did not happen within " + patience);
      }
      Thread.sleep(PAUSE);
    }
  }
}
