package live.maguey.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the servers do by the clock.
public interface TimedJobs {
  /// By name; empty before the first server started.
  List<TimedJob> list();

  /// @param failures in a row, up to now; @param failed when it last failed, null where it never
  ///   did
  record TimedJob(
      String name, Instant next, boolean running, int failures, @Nullable Instant failed) {
    private static final Duration LATE = Duration.ofMinutes(5);

    /// Whether it is due, and no server does it.
    public boolean isLate(Instant now) {
      return !running && next.plus(LATE).isBefore(now);
    }
  }
}
