package live.maguey.shared;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: doubling from `first` up to `most`.
public record Backoff(Duration first, Duration most) {
  /// The same wait each time.
  public static Backoff steady(Duration wait) {
    return new Backoff(wait, wait);
  }

  /// With full jitter in the upper half, so that many failures do not come back together.
  ///
  /// @param failures how many tries have failed, 1 or more
  public Duration after(int failures, RandomGenerator random) {
    long bound = after(failures).toMillis();
    return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
  }

  /// Exactly: for what one person waits for, and many do not fail at one moment.
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    return Duration.ofMillis(Math.min(Math.max(doubled, 1), most.toMillis()));
  }
}
