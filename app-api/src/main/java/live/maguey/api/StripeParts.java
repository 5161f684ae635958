package live.maguey.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.api.settings.Shape;
import live.maguey.api.settings.Stripe;
import live.maguey.orders.OrderId;
import live.maguey.payments.PaymentGateway;
import live.maguey.revenue.Seals;
import live.maguey.revenue.Statement;
import live.maguey.shared.Secret;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripePaymentGateway;
import live.maguey.stripe.StripeSeals;
import live.maguey.stripe.StripeSettings;
import live.maguey.stripe.StripeStatement;

/// How Stripe is reached, by the settings.
final class StripeParts {
  private StripeParts() {}

  /// Seals what it opens, and knows ours by the seal or by our records.
  static PaymentGateway sealing(Stripe.Account account, Secret paymentKeys, Stores stores) {
    return new StripePaymentGateway(
        settings(account),
        seal(paymentKeys),
        object -> recorded(stores.payments(), object),
        stores.clock());
  }

  static OrderSeal seal(Secret keys) {
    List<byte[]> listed = Shape.decoded(keys);
    return OrderSeal.of(listed.getFirst(), listed.subList(1, listed.size()).toArray(byte[][]::new));
  }

  private static Optional<OrderId> recorded(Stores.Payments payments, String object) {
    return payments
        .attempts()
        .order(object)
        .or(() ->
            Optional.of(payments.facts().about(object))
                .filter(orders -> orders.size() == 1)
                .map(List::getFirst));
  }

  /// For ending and asking about sessions that our own records name; it opens none.
  static PaymentGateway gateway(Stripe.Account stripe, InstantSource clock) {
    return new StripePaymentGateway(
        settings(stripe), OrderSeal.unverified(), _ -> Optional.empty(), clock);
  }

  static Statement statement(Stripe.Account stripe) {
    return new StripeStatement(settings(stripe));
  }

  static Seals seals(Stripe.Account stripe, Optional<Secret> paymentKeys) {
    return paymentKeys
        .<Seals>map(keys -> new StripeSeals(settings(stripe), seal(keys)))
        .orElse(_ -> Optional.empty());
  }

  private static StripeSettings settings(Stripe.Account stripe) {
    return StripeSettings.of(stripe.base(), stripe.secretKey())
        .withTimeouts(Duration.ofSeconds(2), stripe.timeout())
        .withRate(stripe.requestsPerSecond(), Duration.ofSeconds(2));
  }

  static List<Secret> webhookSecrets(Stripe stripe) {
    List<Secret> secrets = new ArrayList<>();
    secrets.add(stripe.webhookSecret());
    if (stripe.webhookSecretPrevious() != null) {
      secrets.add(stripe.webhookSecretPrevious());
    }
    return secrets;
  }
}
