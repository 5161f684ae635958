package live.maguey.http.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;

/// How often one network, or one device, may do something in a minute; refilled steadily. Each node
/// counts by itself.
final class RateLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(MINUTE.multipliedBy(2))
          .build();
  private final int perMinute;
  private final InstantSource clock;

  RateLimit(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /// @param who a network, or the id of a caller that has proved who it is
  /// @throws Refused 429 with the time to wait when it did so too often
  void count(String who) {
    ConsumptionProbe probe = buckets.get(who, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  static Refused tooOften(Duration left) {
    return new Refused(Problem.of(ProblemCode.RATE_LIMITED).after(left.plusSeconds(1)));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(new Meter(clock))
        .build();
  }

  private record Meter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return Math.multiplyExact(clock.millis(), 1_000_000L);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
