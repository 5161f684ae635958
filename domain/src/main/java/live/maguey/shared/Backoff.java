package live.maguey.shared;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: doubling from `first` up to `most`, with full jitter in
/// the upper half so that many failures do not come back together.
public record Backoff(Duration first, Duration most) {
  /// @param failures how many tries have failed, 1 or more
  public Duration after(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    long bound = Math.min(Math.max(doubled, 1), most.toMillis());
    return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
  }
}
