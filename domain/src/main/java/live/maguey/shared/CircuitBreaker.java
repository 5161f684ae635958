package live.maguey.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Spares a remote end that does not answer, and those who would wait for it. After so many calls
/// in a row without an answer it is open: nobody calls. When the rest is over one call goes through
/// as a probe; its answer closes it, and without one the rest begins again.
///
/// A call that is not made is surely without effect; what an earlier one did is as unknown as
/// before, and its key stays. Safe to race.
public final class CircuitBreaker {
  private final int failures;
  private final Duration rest;
  private final InstantSource clock;
  private int inARow;
  private Instant nextAt = Instant.MIN;

  /// @param failures in a row after which it opens, at least 1; @param rest until the next probe,
  ///   and longer than a call takes
  public CircuitBreaker(int failures, Duration rest, InstantSource clock) {
    if (failures < 1 || !rest.isPositive()) {
      throw new IllegalArgumentException("a breaker opens after 1 failure or more, for a while");
    }
    this.failures = failures;
    this.rest = rest;
    this.clock = clock;
  }

  /// Before a call; who may make it says afterwards how it went.
  ///
  /// @return how long nobody calls; empty when the call may be made
  public synchronized Optional<Duration> open() {
    if (inARow < failures) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (now.isBefore(nextAt)) {
      return Optional.of(Duration.between(now, nextAt));
    }
    // This caller is the probe. If it never says how it went, another one follows.
    nextAt = now.plus(rest);
    return Optional.empty();
  }

  /// The remote end answered, whatever it said.
  public synchronized void answered() {
    inARow = 0;
  }

  /// No answer came, or none that is its own.
  public synchronized void failed() {
    inARow = Math.min(failures, inARow + 1);
    if (inARow == failures) {
      nextAt = clock.instant().plus(rest);
    }
  }
}
