package live.maguey.api.settings;

import java.net.URI;
import java.time.Duration;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.api.settings.Setting.To;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// @param pages where buyers are sent to pay
/// @param webhookSecretPrevious accepted too while the secret is being rolled, or null
/// @param livemode whether webhooks must say that they are of live mode
@Group("stripe")
public record Stripe(
    Account account,
    @Meaning("where Stripe's payment pages are") @Or("https://checkout.stripe.com") URI pages,
    @Meaning("what Stripe signs its webhooks with (whsec_…)") Secret webhookSecret,
    @Meaning("the one before, while it is being rolled") @Nullable Secret webhookSecretPrevious,
    @Meaning("whether webhooks must be of live mode; false for tests") @Or("true")
        boolean livemode) {

  /// How Stripe is called.
  @Group("stripe")
  public record Account(
      @Meaning("where Stripe's API is") @Or("https://api.stripe.com") URI base,
      @Meaning("Stripe's secret or restricted key (sk_live_…, rk_live_…)") Secret secretKey,
      @Meaning("our own limit, under Stripe's") @Or("20") @To(1000) int requestsPerSecond,
      @Meaning("how long an answer of Stripe may take") @Or("10s") Duration timeout) {}
}
