package live.maguey.cli.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Who comes, and when: by a plan that nobody before them changes, however slow their answers are.
///
/// @param count how many in all
/// @param time over which they come; zero for all at once
record Arrivals(int count, Duration time) {
  private static final long PAUSE_MILLIS = 25;

  static Arrivals atOnce(int count) {
    return new Arrivals(count, Duration.ZERO);
  }

  /// @param perSecond on average
  static Arrivals steady(double perSecond, Duration time) {
    return new Arrivals((int) Math.round(perSecond * time.toMillis() / 1000), time);
  }

  /// So many, no faster than a small machine sells to them: for what is there before a run.
  static Arrivals beforehand(int count) {
    return new Arrivals(count, Duration.ofMillis(count * PAUSE_MILLIS));
  }

  boolean isAtOnce() {
    return time.isZero();
  }

  /// A part of them, or several times as many, over the same time.
  Arrivals times(double factor) {
    return new Arrivals(Math.max(1, (int) Math.round(count * factor)), time);
  }

  /// When each comes, in nanoseconds after the start: as strangers do, who know nothing of each
  /// other (a Poisson process, given how many there are).
  long[] plan(RandomGenerator random) {
    return random.longs(count, 0, Math.max(1, time.toNanos())).sorted().toArray();
  }

  @Override
  public String toString() {
    return isAtOnce()
        ? "%,d at once".formatted(count)
        : "%,d in %.0f s".formatted(count, time.toMillis() / 1e3);
  }
}
