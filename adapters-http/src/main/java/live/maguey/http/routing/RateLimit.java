package live.maguey.http.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;

/// How often one network, or one device, may do something in a minute; refilled steadily. Each node
/// counts by itself.
public final class RateLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 100_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(MINUTE.multipliedBy(2))
          .build();
  private final int perMinute;
  private final Per per;
  private final int trustedProxies;

  /// Who is counted.
  public enum Per {
    /// The caller's network, whenever it asks.
    NETWORK,
    /// The device, whenever the handler finds that it did what is limited.
    DEVICE
  }

  private RateLimit(int perMinute, Per per, int trustedProxies) {
    this.perMinute = perMinute;
    this.per = per;
    this.trustedProxies = trustedProxies;
  }

  public static RateLimit perNetwork(int perMinute, int trustedProxies) {
    return new RateLimit(perMinute, Per.NETWORK, trustedProxies);
  }

  public static RateLimit perDevice(int perMinute) {
    return new RateLimit(perMinute, Per.DEVICE, 0);
  }

  Per per() {
    return per;
  }

  public int perMinute() {
    return perMinute;
  }

  /// @throws Refused 429 with the time to wait when the caller's address did it too often
  void count(ServerRequest request) {
    count(Caller.network(request, trustedProxies).value());
  }

  /// @param who the id of a caller that has proved who it is
  /// @throws Refused 429 with the time to wait when it did so too often
  public void count(String who) {
    ConsumptionProbe probe = buckets.get(who, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
      throw new Refused(Problem.of(ProblemCode.RATE_LIMITED).after(wait));
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }
}
