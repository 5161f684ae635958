package live.maguey.api.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Lets emails wait while payments are being settled: when a crowd buys, a buyer who has paid sees
/// the tickets on the page first, and the emails, each of which takes the processor for longer,
/// follow. No email waits for more than two seconds for that, so that they go out while a sale goes
/// on.
final class SettleFirst {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final InstantSource clock;

  /// The workers whose last round had something to settle.
  private final Set<String> settling = ConcurrentHashMap.newKeySet();

  SettleFirst(InstantSource clock) {
    this.clock = clock;
  }

  /// @param round returns how much was settled
  IntSupplier settling(String worker, IntSupplier round) {
    return () -> {
      int done = 0;
      try {
        done = round.getAsInt();
        return done;
      } finally {
        if (done > 0) {
          settling.add(worker);
        } else {
          settling.remove(worker);
        }
      }
    };
  }

  /// For one worker: nothing is done, and 0 returned, while it waits.
  IntSupplier following(IntSupplier round) {
    return new Following(round);
  }

  private final class Following implements IntSupplier {
    private final IntSupplier round;
    private @Nullable Instant since;

    private Following(IntSupplier round) {
      this.round = round;
    }

    @Override
    public int getAsInt() {
      Instant now = clock.instant();
      if (settling.isEmpty()) {
        since = null;
      } else if (since == null) {
        since = now;
      }
      // In both directions: a clock that was set back keeps nothing waiting.
      if (since != null && Duration.between(since, now).abs().compareTo(PATIENCE) < 0) {
        return 0;
      }
      since = null;
      return round.getAsInt();
    }
  }
}
