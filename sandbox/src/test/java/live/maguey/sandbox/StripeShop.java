package live.maguey.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import live.maguey.sandbox.stripe.StripeLookalike;

/// A lookalike with quick settings, a real client, and a webhook endpoint.
final class StripeShop implements AutoCloseable {
  static final String SECRET = "whsec_of_this_test";

  /// Helidon tells of every start through java.util.logging.
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  static {
    HELIDON.setLevel(Level.WARNING);
  }

  final MovableClock clock = new MovableClock();
  final Sandbox sandbox;
  final Receiver receiver;
  final StripeClient client;
  private final Map<String, SessionCreateParams> sent = new ConcurrentHashMap<>();

  StripeShop() throws IOException {
    sandbox =
        Sandbox.start(
            Sandbox.Settings.demo()
                .withStripe("sk_test_of_this_test", SECRET)
                .withPace(Duration.ofMillis(60), Duration.ofMillis(20))
                .withWebhookBackoff(List.of(Duration.ofMillis(20), Duration.ofMillis(40)))
                .withClock(clock));
    receiver = new Receiver();
    sandbox.stripeWebhooksTo(receiver.uri());
    client = client("sk_test_of_this_test", 0);
  }

  StripeClient client(String key, int retries) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(sandbox.stripeBase().toString())
        .setMaxNetworkRetries(retries)
        .setConnectTimeout(2_000)
        .setReadTimeout(2_000)
        .build();
  }

  StripeLookalike stripe() {
    return sandbox.stripe();
  }

  Session session() throws StripeException {
    return client.v1().checkout().sessions().create(params("order-1").build());
  }

  /// Repeated under its key as it was first sent, whatever the clock says meanwhile.
  Session session(String order, String key) throws StripeException {
    SessionCreateParams params =
        sent.computeIfAbsent(key + " " + order, _ -> params(order).build());
    return client
        .v1()
        .checkout()
        .sessions()
        .create(params, RequestOptions.builder().setIdempotencyKey(key).build());
  }

  Session retrieved(Session session) throws StripeException {
    return client.v1().checkout().sessions().retrieve(session.getId());
  }

  SessionCreateParams.Builder params(String order) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(order)
        .setCustomerEmail("guest@example.com")
        .setSuccessUrl("http://localhost:8080/orders/1?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl("http://localhost:8080/orders/1/back")
        .setExpiresAt(Instant.EPOCH.until(clock.instant()).toSeconds() + 31 * 60)
        .setLocale(SessionCreateParams.Locale.ES)
        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
        .putMetadata("order", order)
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder()
                .setDescription("Noche de Humo")
                .setStatementDescriptorSuffix("HUMO")
                .putMetadata("order", order)
                .putMetadata("attempt", "1")
                .build())
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(2L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("usd")
                        .setUnitAmount(3600L)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("Noche de Humo")
                                .setDescription("General")
                                .build())
                        .build())
                .build());
  }

  /// Verified by the real library.
  static Event verified(Receiver.Hook hook) throws StripeException {
    String signature = hook.headers().getOrDefault("Stripe-Signature", "");
    return Webhook.constructEvent(hook.body(), signature, SECRET);
  }

  @Override
  public void close() {
    sandbox.close();
    receiver.close();
  }
}
