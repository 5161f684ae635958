package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.PaymentGateway;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.stripe.Payment;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Secret;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whose money at Stripe is, by what Stripe alone still carries; against the lookalike.
class StripeSealsTest {
  /// Kept, or its level would be forgotten: the lookalike's server tells of each start.
  private static final Logger SERVER = Logger.getLogger("io.helidon");

  private final MovableClock clock = new MovableClock();

  @AutoClose
  private final Sandbox sandbox =
      Sandbox.start(Sandbox.Settings.demo().withClock(clock).withStripe("sk_test_1", "whsec_1"));

  private final StripeSettings settings =
      StripeSettings.of(sandbox.stripeBase(), new Secret("sk_test_1"));
  private final PaymentGateway gateway =
      new StripePaymentGateway(settings, Sealed.SEAL, Sealed.NOTHING, clock);
  private final V1Services stripe =
      StripeClient.builder()
          .setApiKey("sk_test_1")
          .setApiBase(sandbox.stripeBase().toString())
          .build()
          .v1();
  private final StripeSeals seals = new StripeSeals(settings, Sealed.SEAL);

  @BeforeAll
  static void quiet() {
    SERVER.setLevel(Level.WARNING);
  }

  private String paid(OrderId order) {
    CheckoutRequest request =
        new CheckoutRequest(
            order,
            Sealed.EVENT,
            1,
            "MGY-2222-22",
            new CheckoutRequest.Shown(
                EmailAddress.parse("buyer@example.com"),
                Language.EN,
                List.of(
                    new CheckoutRequest.Line(Sealed.TIER, "Noche", "", SampleEvents.usd(7_200), 1)),
                "Maguey MGY-2222-22, Noche"),
            new CheckoutRequest.Back(
                URI.create("http://localhost/back"), URI.create("http://localhost/back")),
            clock.instant().plus(Duration.ofMinutes(31)));
    if (gateway.open(request) instanceof PaymentGateway.Opened.Open(String session, var _)
        && sandbox.stripe().pay(session, "4242424242424242")
            instanceof Payment.Paid(String intent, var _)) {
      return intent;
    }
    throw new IllegalStateException("not paid");
  }

  @Test
  void what_we_opened_is_known_by_its_payment_its_charge_its_refund_and_its_dispute()
      throws Exception {
    OrderId order = new OrderId(new UUID(1, 2));
    String payment = paid(order);

    assertThat(seals.opened(payment)).contains(order);
    String refund =
        stripe
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(payment).setAmount(100L).build())
            .getId();
    assertThat(seals.opened(refund)).contains(order);
    String charge = stripe.paymentIntents().retrieve(payment).getLatestCharge();
    assertThat(seals.opened(charge)).contains(order);
    String disputed = paid(new OrderId(new UUID(3, 4)));
    String dispute = sandbox.stripe().bank().dispute(disputed).get("id").asText();
    assertThat(seals.opened(dispute)).contains(new OrderId(new UUID(3, 4)));
  }

  @Test
  void what_others_opened_is_not_ours_even_if_it_names_an_order_of_ours() throws Exception {
    OrderId order = new OrderId(new UUID(1, 2));
    StripeSeals stranger =
        new StripeSeals(
            settings,
            OrderSeal.of("another venue's key for payments".getBytes(StandardCharsets.US_ASCII)));
    assertThat(stranger.opened(paid(order))).isEmpty();
    String named =
        stripe
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder()
                    .setAmount(7_200L)
                    .setCurrency("usd")
                    .putMetadata("order", order.toString())
                    .build())
            .getId();
    assertThat(seals.opened(named)).isEmpty();
    assertThat(seals.opened("pi_nobody")).isEmpty();
    assertThat(seals.opened("po_1")).isEmpty();
    assertThat(seals.opened("")).isEmpty();
  }

  @Test
  void while_stripe_is_away_nothing_is_said() {
    String payment = paid(new OrderId(new UUID(1, 2)));
    sandbox.stripe().knobs().next(Knob.ANSWER_503, 9);
    assertThatThrownBy(() -> seals.opened(payment)).isInstanceOf(Unavailable.class);
  }
}
