package live.maguey.email;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import live.maguey.emails.SendingPace;
import org.jspecify.annotations.Nullable;

/// A steady pace of so many mails a second. At most a tenth of a second's worth is saved up: Resend
/// counts calls within a second and refuses what is over.
public final class TokenBucketPace implements SendingPace {
  private final @Nullable Bucket bucket;

  /// @param perSecond 0 for no limit
  public TokenBucketPace(int perSecond, InstantSource clock) {
    if (perSecond < 0) {
      throw new IllegalArgumentException("a pace is 0 or more a second, not " + perSecond);
    }
    this.bucket =
        perSecond == 0
            ? null
            : Bucket.builder()
                .addLimit(limit ->
                    limit
                        .capacity(Math.max(1, perSecond / 10))
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Meter(clock))
                .build();
  }

  @Override
  public int take(int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    return bucket == null ? wanted : (int) bucket.tryConsumeAsMuchAsPossible(wanted);
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
