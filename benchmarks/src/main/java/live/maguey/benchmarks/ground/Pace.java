package live.maguey.benchmarks.ground;

import java.time.Duration;
import java.util.function.Supplier;

/// How long and how often is measured.
///
/// @param turns of each design
/// @param time how long a turn of a closed loop is measured, after its warm-up
/// @param million whether the figures on a full database are taken as well; it takes minutes to
///   fill
public record Pace(int turns, Duration warmUp, Duration time, boolean million) {
  /// A turn of callers who ask again when they have their answer, for a time.
  public Supplier<Load.Sample> loop(int callers, Load.Work work) {
    return () -> Load.run(callers, warmUp, time, work);
  }

  public Supplier<Load.Sample> loop(int callers, Supplier<Load.Work> work) {
    return () -> Load.run(callers, warmUp, time, work.get());
  }
}
