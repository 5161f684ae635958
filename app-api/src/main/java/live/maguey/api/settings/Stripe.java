package live.maguey.api.settings;

import static live.maguey.api.settings.Shape.ADDRESS;
import static live.maguey.api.settings.Shape.DURATION;
import static live.maguey.api.settings.Shape.SECRET;
import static live.maguey.api.settings.Shape.number;

import java.net.URI;
import java.time.Duration;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// @param pages where buyers are sent to pay
/// @param webhookSecretPrevious accepted too while the secret is being rolled, or null
/// @param livemode whether webhooks must say that they are of live mode
public record Stripe(
    Account account,
    URI pages,
    Secret webhookSecret,
    @Nullable Secret webhookSecretPrevious,
    boolean livemode) {
  public static Stripe of(SettingReader in) {
    return new Stripe(
        Account.of(in),
        in.get(
            "stripe.pages",
            ADDRESS,
            "https://checkout.stripe.com",
            "where Stripe's payment pages are"),
        in.required(
            "stripe.webhook-secret", SECRET, "what Stripe signs its webhooks with (whsec_…)"),
        in.optional(
                "stripe.webhook-secret-previous",
                SECRET,
                "the one before, while it is being rolled")
            .orElse(null),
        in.get(
            "stripe.livemode",
            Shape.YES_OR_NO,
            "true",
            "whether webhooks must be of live mode; false for tests"));
  }

  /// How Stripe is called.
  public record Account(URI base, Secret secretKey, int requestsPerSecond, Duration timeout) {
    public static Account of(SettingReader in) {
      return new Account(
          in.get("stripe.base", ADDRESS, "https://api.stripe.com", "where Stripe's API is"),
          in.required(
              "stripe.secret-key",
              SECRET,
              "Stripe's secret or restricted key (sk_live_…, rk_live_…)"),
          in.get(
              "stripe.requests-per-second", number(1, 1000), "20", "our own limit, under Stripe's"),
          in.get("stripe.timeout", DURATION, "10s", "how long an answer of Stripe may take"));
    }
  }
}
