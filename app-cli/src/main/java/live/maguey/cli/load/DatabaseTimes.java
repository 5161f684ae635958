package live.maguey.cli.load;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.NoPauseDetector;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long the database took, by statement and by the transactions that begin with it, in full:
/// `/metrics` has only sums.
final class DatabaseTimes extends SimpleMeterRegistry {
  static final String STATEMENTS = "maguey.db.statement";
  static final String TRANSACTIONS = "maguey.db.transaction";

  private final Map<Meter.Id, Histogram> nanos = new ConcurrentHashMap<>();

  /// Forgets what there was before: warming up.
  void begin() {
    nanos.values().forEach(Histogram::reset);
  }

  /// @param meter one of the two names; @return by statement, only those that were asked for
  Map<String, Histogram> of(String meter) {
    Map<String, Histogram> found = new TreeMap<>();
    nanos.forEach((id, times) -> {
      if (id.getName().equals(meter) && times.getTotalCount() > 0) {
        found.put(id.getTags().getFirst().getValue(), times.copy());
      }
    });
    return found;
  }

  @Override
  protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
    Histogram times = nanos.computeIfAbsent(id, _ -> new ConcurrentHistogram(3));
    return new Recording(id, times);
  }

  private static final class Recording extends AbstractTimer {
    private final Histogram times;

    Recording(Meter.Id id, Histogram times) {
      super(
          id,
          Clock.SYSTEM,
          DistributionStatisticConfig.NONE,
          new NoPauseDetector(),
          TimeUnit.NANOSECONDS,
          false);
      this.times = times;
    }

    @Override
    protected void recordNonNegative(long amount, TimeUnit unit) {
      times.recordValue(unit.toNanos(amount));
    }

    @Override
    public long count() {
      return times.getTotalCount();
    }

    @Override
    public double totalTime(TimeUnit unit) {
      return times.getMean() * times.getTotalCount() / unit.toNanos(1);
    }

    @Override
    public double max(TimeUnit unit) {
      return (double) times.getMaxValue() / unit.toNanos(1);
    }
  }
}
