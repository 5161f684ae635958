package live.maguey.stripe;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// A token bucket per endpoint. A caller without a token waits: use a virtual thread.
final class CallRate {
  private final Map<Endpoint, Bucket> buckets = new EnumMap<>(Endpoint.class);
  private final Duration wait;

  /// A burst takes at most a fifth of a second's calls, so that any one second sees no more than
  /// 1.2 times `perSecond`: 24 of Stripe's 25 at the default of 20.
  CallRate(int perSecond, Duration wait) {
    this.wait = wait;
    int burst = Math.max(1, perSecond / 5);
    for (Endpoint endpoint : Endpoint.values()) {
      Bucket bucket =
          Bucket.builder()
              .addLimit(
                  limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
              .build();
      buckets.put(endpoint, bucket);
    }
  }

  /// Waits for a slot. @return false when none is free in time, or the thread was interrupted
  boolean enter(Endpoint endpoint) {
    Bucket bucket = buckets.get(endpoint);
    if (bucket == null) {
      throw new IllegalStateException("no bucket for " + endpoint);
    }
    try {
      return bucket.asBlocking().tryConsume(1, wait, BlockingStrategy.PARKING);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
