package live.maguey.stripe;

import java.net.URI;
import java.time.Duration;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// How Stripe is reached.
///
/// @param base `https://api.stripe.com`, or anything that speaks like it
/// @param readTimeout the longest silence while an answer is awaited
/// @param requestsPerSecond to each endpoint, of this process alone: Stripe allows 25 in all in
///   test mode and about 25 per endpoint live, shared by every node
/// @param slotWait how long a call waits for its turn within that rate
/// @param descriptorSuffix what the buyer's statement shows after the account's own name, at most
///   22 characters with it; null shows the account's name alone
public record StripeSettings(
    URI base,
    Secret secretKey,
    Duration connectTimeout,
    Duration readTimeout,
    int requestsPerSecond,
    Duration slotWait,
    @Nullable String descriptorSuffix) {

  public static final URI LIVE_BASE = URI.create("https://api.stripe.com");

  public StripeSettings {
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException("requestsPerSecond must be at least 1");
    }
  }

  /// With the usual times and rate.
  public static StripeSettings of(URI base, Secret secretKey) {
    return new StripeSettings(
        base,
        secretKey,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        20,
        Duration.ofSeconds(2),
        null);
  }

  public StripeSettings withTimeouts(Duration connect, Duration read) {
    return new StripeSettings(
        base, secretKey, connect, read, requestsPerSecond, slotWait, descriptorSuffix);
  }

  public StripeSettings withRate(int perSecond, Duration wait) {
    return new StripeSettings(
        base, secretKey, connectTimeout, readTimeout, perSecond, wait, descriptorSuffix);
  }

  public StripeSettings withDescriptorSuffix(@Nullable String suffix) {
    return new StripeSettings(
        base, secretKey, connectTimeout, readTimeout, requestsPerSecond, slotWait, suffix);
  }
}
