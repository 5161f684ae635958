package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionUpdateParams;
import com.stripe.service.PaymentIntentService;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What callers do at Stripe without a checkout session, as its command line does.
class PaymentIntentTest {
  @AutoClose private final StripeShop shop;
  private final PaymentIntentService intents;

  PaymentIntentTest() throws IOException {
    shop = new StripeShop();
    intents = shop.client.v1().paymentIntents();
  }

  private static PaymentIntentCreateParams.Builder asked() {
    return PaymentIntentCreateParams.builder()
        .setAmount(2_000L)
        .setCurrency("usd")
        .addPaymentMethodType("card");
  }

  @Test
  void an_intent_is_made_changed_and_confirmed() throws Throwable {
    PaymentIntent made = intents.create(asked().build());
    assertThat(made.getStatus()).isEqualTo("requires_payment_method");

    PaymentIntent changed =
        intents.update(
            made.getId(),
            PaymentIntentUpdateParams.builder().setAmount(3_000L).putMetadata("a", "b").build());
    assertThat(changed.getAmount()).isEqualTo(3_000);
    assertThat(changed.getMetadata()).containsEntry("a", "b");

    PaymentIntent paid =
        intents.confirm(
            made.getId(),
            PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_visa").build());
    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(3_000);
    Charge charge = shop.client.v1().charges().retrieve(paid.getLatestCharge());
    assertThat(charge.getPaid()).isTrue();
    Await.until(() ->
        assertThat(shop.receiver.types())
            .contains("charge.succeeded", "payment_intent.succeeded", "charge.updated"));
  }

  @Test
  void a_card_that_is_declined_is_a_card_error_with_its_intent() {
    assertThatThrownBy(() ->
            intents.create(
                asked().setConfirm(true).setPaymentMethod("pm_card_chargeDeclined").build()))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(402);
              assertThat(e.getCode()).isEqualTo("card_declined");
              assertThat(e.getDeclineCode()).isEqualTo("generic_decline");
              assertThat(e.getStripeError().getPaymentIntent().getStatus())
                  .isEqualTo("requires_payment_method");
            });
  }

  @Test
  void money_that_is_held_back_is_taken_once() throws StripeException {
    PaymentIntent held =
        intents.create(
            asked()
                .setConfirm(true)
                .setPaymentMethod("pm_card_visa")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .build());
    assertThat(held.getStatus()).isEqualTo("requires_capture");
    assertThat(held.getAmountCapturable()).isEqualTo(2_000);
    assertThatThrownBy(() ->
            intents.capture(
                held.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(2_001L).build()))
        .hasMessageContaining("less than or equal to 2000");

    assertThat(intents.capture(held.getId()).getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> intents.capture(held.getId()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("payment_intent_unexpected_state"));
  }

  @Test
  void an_intent_is_canceled_while_it_is_unpaid() throws StripeException {
    PaymentIntent made = intents.create(asked().build());

    PaymentIntent over =
        intents.cancel(
            made.getId(),
            PaymentIntentCancelParams.builder()
                .setCancellationReason(
                    PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                .build());

    assertThat(over.getStatus()).isEqualTo("canceled");
    assertThat(over.getCanceledAt()).isPositive();
    assertThatThrownBy(() -> intents.cancel(made.getId())).hasMessageContaining("canceled");
  }

  @ParameterizedTest
  @CsvSource({"49, usd, amount_too_small", "0, usd, parameter_invalid_integer"})
  void an_amount_that_cannot_be_charged_is_refused(long amount, String currency, String code) {
    assertThatThrownBy(
            () -> intents.create(asked().setAmount(amount).setCurrency(currency).build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(code);
              assertThat(e.getParam()).isEqualTo("amount");
            });
  }

  @Test
  void a_session_is_opened_for_a_price_and_changed_by_its_metadata() throws StripeException {
    String product =
        shop.client
            .v1()
            .products()
            .create(ProductCreateParams.builder().setName("Cover").build())
            .getId();
    String price =
        shop.client
            .v1()
            .prices()
            .create(
                PriceCreateParams.builder()
                    .setProduct(product)
                    .setUnitAmount(1_500L)
                    .setCurrency("usd")
                    .build())
            .getId();
    var sessions = shop.client.v1().checkout().sessions();
    var session =
        sessions.create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://example.com/")
                .addLineItem(
                    SessionCreateParams.LineItem.builder().setPrice(price).setQuantity(2L).build())
                .build());

    assertThat(session.getAmountTotal()).isEqualTo(3_000);
    assertThat(
            sessions
                .update(
                    session.getId(),
                    SessionUpdateParams.builder().putMetadata("seen", "yes").build())
                .getMetadata())
        .containsEntry("seen", "yes");
  }

  @Test
  void a_refund_is_changed_by_its_metadata_and_says_so() throws Throwable {
    PaymentIntent paid =
        intents.create(asked().setConfirm(true).setPaymentMethod("pm_card_visa").build());
    Refund refund =
        shop.client
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(paid.getId()).build());

    Refund changed =
        shop.client
            .v1()
            .refunds()
            .update(
                refund.getId(), RefundUpdateParams.builder().putMetadata("why", "rain").build());

    assertThat(changed.getMetadata()).containsEntry("why", "rain");
    Await.until(() -> assertThat(shop.receiver.types()).contains("refund.updated"));
  }
}
