package live.maguey.limits;

import java.time.Duration;
import java.time.Instant;

/// How much of something one caller may do: `most` at once, and as many again in each `in`, one
/// after the other.
///
/// @param name what it is for, of every caller: `checkout`
/// @param most at least 1
/// @param in in whole microseconds, as the database counts; at least one for each of `most`
public record Allowance(String name, int most, Duration in) {
  private static final long NANOS = 1_000;

  public Allowance {
    if (most < 1 || in.toNanos() / NANOS < most) {
      throw new IllegalArgumentException(most + " in " + in + " is no allowance");
    }
  }

  public static Allowance perMinute(String name, int most) {
    return new Allowance(name, most, Duration.ofMinutes(1));
  }

  /// What one of them costs of the time.
  public Duration step() {
    return Duration.ofNanos(in.toNanos() / NANOS / most * NANOS);
  }

  /// Who has spent no later than this has one left.
  public Instant latest(Instant now) {
    return now.plus(step().multipliedBy(most - 1L));
  }

  /// From when on one more is allowed to who has spent until then.
  public Instant again(Instant spentUntil) {
    return spentUntil.minus(step().multipliedBy(most - 1L));
  }
}
