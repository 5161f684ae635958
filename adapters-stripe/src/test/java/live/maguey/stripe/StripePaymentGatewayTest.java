package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.PaymentGatewayContract;
import live.maguey.payments.Refund;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.stripe.Payment;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.Money;
import live.maguey.shared.Secret;
import live.maguey.webhooks.EventReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract against the lookalike, and what its events say compared with what it shows.
class StripePaymentGatewayTest extends PaymentGatewayContract {
  private static final String VISA = "4242424242424242";
  private static final Money TOTAL = SampleEvents.usd(13_200);
  private static final String NO_FUNDS = "4000000000009995";

  /// Kept, or its level would be forgotten: the lookalike's server tells of each start.
  private static final Logger SERVER = Logger.getLogger("io.helidon");

  private final MovableClock clock = new MovableClock();
  private final Sandbox sandbox =
      Sandbox.start(Sandbox.Settings.demo().withClock(clock).withStripe("sk_test_1", "whsec_1"));
  private final StripeSettings settings =
      StripeSettings.of(sandbox.stripeBase(), new Secret("sk_test_1"));
  private final PaymentGateway gateway =
      new StripePaymentGateway(settings, Sealed.SEAL, Sealed.NOTHING, clock);
  private final EventReader reader = new StripeEventReader(Sealed.SEAL);

  @BeforeAll
  static void quiet() {
    SERVER.setLevel(Level.WARNING);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected PaymentGateway gateway() {
    return gateway;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  protected String pay(String session) {
    return ((Payment.Paid) sandbox.stripe().pay(session, VISA)).paymentIntent();
  }

  @Override
  protected String declineForFunds(String session) {
    return ((Payment.Declined) sandbox.stripe().pay(session, NO_FUNDS)).paymentIntent();
  }

  @Override
  protected void bookFees() {
    clock.advance(Duration.ofSeconds(10));
  }

  @Override
  protected void refundsStayPending() {
    sandbox.stripe().knobs().turn(Knob.REFUND_PENDING);
  }

  @Override
  protected void loseReplyOfNext() {
    sandbox.stripe().knobs().next(Knob.LOST_REPLY, 1);
  }

  @Test
  void the_page_and_the_payment_both_carry_our_ids() {
    CheckoutRequest request = request(3);
    String session = open(request).session();
    String intent = pay(session);

    JsonNode shown = sandbox.stripe().session(session);
    JsonNode paid =
        sandbox.stripe().paymentIntents().stream()
            .filter(p -> p.path("id").asText().equals(intent))
            .findFirst()
            .orElseThrow();

    for (JsonNode object : List.of(shown, paid)) {
      assertThat(object.path("metadata").path("order").asText())
          .isEqualTo(request.order().toString());
      assertThat(object.path("metadata").path("attempt").asText()).isEqualTo("3");
      assertThat(object.path("metadata").path("reference").asText()).isEqualTo(request.reference());
      assertThat(Sealed.SEAL.order(object)).contains(request.order());
    }
    assertThat(shown.path("client_reference_id").asText()).isEqualTo(request.order().toString());
    assertThat(shown.path("expires_at").asLong()).isEqualTo(request.expiresAt().getEpochSecond());
    assertThat(shown.path("locale").asText()).isEqualTo("es");
    assertThat(paid.path("description").asText()).isEqualTo(request.shown().description());
  }

  @Test
  @Requirement("1.3")
  void an_event_and_a_fetch_tell_the_same_capture() {
    String session = open(request(1)).session();
    String intent = pay(session);

    Fact byEvent = only(read("checkout.session.completed"), Fact.Captured.class);

    assertSame(byEvent, only(facts(session), Fact.Captured.class));
    assertSame(byEvent, only(facts(intent), Fact.Captured.class));
    assertThat(byEvent.source()).startsWith("evt_");
  }

  @Test
  void an_event_and_a_fetch_tell_the_same_end_of_a_page() {
    String session = open(request(1)).session();
    gateway.expire(session);

    assertSame(
        only(read("checkout.session.expired"), Fact.PageEnded.class),
        only(facts(session), Fact.PageEnded.class));
  }

  @Test
  void an_event_and_a_fetch_tell_the_same_decline() {
    String intent = declineForFunds(open(request(1)).session());

    assertSame(
        only(read("payment_intent.payment_failed"), Fact.Declined.class),
        only(facts(intent), Fact.Declined.class));
  }

  @Test
  void an_event_and_a_fetch_tell_the_same_refund() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Refund refund = refund(request, intent, TOTAL);
    gateway.refund(refund);

    Fact.RefundTold byEvent = only(read("refund.created"), Fact.RefundTold.class);

    assertThat(byEvent.ours()).contains(refund.id());
    assertSame(byEvent, only(facts(byEvent.refund()), Fact.RefundTold.class));
  }

  @Test
  void the_fee_is_fetched_when_the_charge_tells_that_it_is_known() {
    String session = open(request(1)).session();
    pay(session);
    bookFees();
    awaitEvent("charge.updated");

    EventReader.Reading reading = reading("charge.updated");

    assertThat(reading).isInstanceOf(EventReader.Reading.Fetch.class);
    String charge = ((EventReader.Reading.Fetch) reading).object();
    assertThat(charge).startsWith("ch_");
    assertSame(only(facts(charge), Fact.Fee.class), only(facts(session), Fact.Fee.class));
    assertSame(only(facts(charge), Fact.Captured.class), only(facts(session), Fact.Captured.class));
  }

  @Test
  void a_dispute_tells_its_payments_order_what_was_taken_and_until_when_to_answer() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    String dispute = sandbox.stripe().bank().dispute(intent).path("id").asText();

    List<Fact> facts = facts(dispute);

    assertThat(reading("charge.dispute.created")).isEqualTo(new EventReader.Reading.Fetch(dispute));
    assertThat(facts)
        .allMatch(fact -> fact.order().equals(request.order()))
        .hasExactlyElementsOfTypes(
            Fact.DisputeTold.class,
            Fact.DisputeDue.class,
            Fact.DisputeMoved.class,
            Fact.DisputeFee.class);
    Fact.DisputeTold told = only(facts, Fact.DisputeTold.class);
    assertThat(told.stage()).isEqualTo(Fact.DisputeTold.Stage.OPEN);
    assertThat(told.amount()).isEqualTo(TOTAL);
    assertThat(told.payment()).contains(intent);
    assertThat(only(facts, Fact.DisputeDue.class).by()).isAfter(clock.instant());
    Fact.DisputeMoved money = only(facts, Fact.DisputeMoved.class);
    assertThat(money.move()).isEqualTo(Fact.DisputeMoved.Move.WITHDRAWN);
    assertThat(money.amount()).isEqualTo(TOTAL);
    assertThat(money.dispute()).isEqualTo(dispute);
    assertThat(only(facts, Fact.DisputeFee.class).amount()).isEqualTo(SampleEvents.usd(1_500));
    assertThat(gateway.refund(refund(request, intent, TOTAL)))
        .isInstanceOfSatisfying(
            PaymentGateway.Refunded.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("charge_disputed"));

    sandbox.stripe().bank().close(dispute, true);

    assertThat(only(facts(dispute), Fact.DisputeTold.class).stage())
        .isEqualTo(Fact.DisputeTold.Stage.WON);
    assertThat(Fact.of(facts(dispute), Fact.DisputeMoved.class).map(Fact.DisputeMoved::move))
        .contains(Fact.DisputeMoved.Move.REINSTATED);
  }

  @Test
  void a_warning_is_over_once_the_money_is_back() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    String warning = sandbox.stripe().bank().warnOfFraud(intent).path("id").asText();
    assertThat(reading("radar.early_fraud_warning.created"))
        .isEqualTo(new EventReader.Reading.Fetch(warning));
    assertThat(only(facts(warning), Fact.FraudWarning.class).stage())
        .isEqualTo(Fact.FraudWarning.Stage.ACTIONABLE);

    gateway.refund(refund(request, intent, TOTAL));

    assertThat(only(facts(warning), Fact.FraudWarning.class).stage())
        .isEqualTo(Fact.FraudWarning.Stage.OVER);
  }

  @Test
  void an_inquiry_takes_nothing_until_it_becomes_a_dispute() {
    String intent = pay(open(request(1)).session());
    String inquiry = sandbox.stripe().bank().inquire(intent).path("id").asText();
    assertThat(facts(inquiry))
        .hasExactlyElementsOfTypes(Fact.DisputeTold.class, Fact.DisputeDue.class);

    sandbox.stripe().bank().escalate(inquiry);

    assertThat(facts(inquiry))
        .hasAtLeastOneElementOfType(Fact.DisputeMoved.class)
        .hasAtLeastOneElementOfType(Fact.DisputeFee.class);
  }

  @Test
  void delayed_money_is_unpaid_first_and_captured_when_it_comes() {
    String session = open(request(1)).session();
    sandbox.stripe().completeUnpaid(session);

    Fact.PageEnded unpaid = only(read("checkout.session.completed"), Fact.PageEnded.class);
    assertThat(unpaid.end()).isEqualTo(Fact.PageEnded.End.UNPAID);
    assertSame(unpaid, only(facts(session), Fact.PageEnded.class));

    sandbox.stripe().asyncPaymentSucceeds(session);
    assertSame(
        only(read("checkout.session.async_payment_succeeded"), Fact.Captured.class),
        only(facts(session), Fact.Captured.class));
  }

  @Test
  void delayed_money_that_fails_is_told_alike() {
    String session = open(request(1)).session();
    sandbox.stripe().completeUnpaid(session);
    sandbox.stripe().asyncPaymentFails(session);

    Fact.PageEnded failed =
        only(read("checkout.session.async_payment_failed"), Fact.PageEnded.class);

    assertThat(failed.end()).isEqualTo(Fact.PageEnded.End.FAILED);
    assertSame(failed, only(facts(session), Fact.PageEnded.class));
  }

  @Test
  void a_stored_500_needs_a_new_attempt() {
    sandbox.stripe().knobs().next(Knob.ANSWER_500, "POST /v1/checkout/sessions", 1);
    CheckoutRequest request = request(1);

    assertThat(gateway.open(request)).isInstanceOf(PaymentGateway.Opened.Unknown.class);
    assertThat(gateway.open(request)).isInstanceOf(PaymentGateway.Opened.Broken.class);
  }

  @Test
  void a_refund_whose_key_broke_is_refused_only_if_none_of_ours_is_there() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Refund refund = refund(request, intent, TOTAL);
    sandbox.stripe().knobs().next(Knob.ANSWER_500, "POST /v1/refunds", 1);

    assertThat(gateway.refund(refund)).isInstanceOf(PaymentGateway.Refunded.Unknown.class);
    assertThat(gateway.refund(refund))
        .isInstanceOfSatisfying(
            PaymentGateway.Refunded.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("key-used-up"));
  }

  @Test
  void a_charge_names_the_order_of_its_payment_and_a_customer_none() {
    CheckoutRequest ours = request(1);
    String intent = pay(open(ours).session());
    JsonNode charge = sandbox.stripe().charges().getFirst();

    assertThat(gateway.evidence(intent)).isInstanceOf(PaymentGateway.Evidence.Found.class);
    assertThat(gateway.evidence(charge.path("id").asText()))
        .isInstanceOf(PaymentGateway.Evidence.Found.class);
    assertThat(gateway.evidence("cus_1")).isEqualTo(new PaymentGateway.Evidence.Foreign());
  }

  @Test
  void a_wrong_key_is_told_as_a_fault_of_the_configuration() {
    PaymentGateway wrong =
        new StripePaymentGateway(
            StripeSettings.of(sandbox.stripeBase(), new Secret("sk_test_other")),
            Sealed.SEAL,
            Sealed.NOTHING,
            clock);

    assertThat(wrong.open(request(1)))
        .isInstanceOfSatisfying(
            PaymentGateway.Opened.Unknown.class,
            unknown ->
                assertThat(unknown.reason()).contains("configuration").doesNotContain("sk_test"));
  }

  /// As Stripe's command line makes them when it triggers an event, and as anybody with the key
  /// can.
  @Test
  void what_is_paid_past_the_server_is_foreign_even_with_a_reference_of_ours() throws Exception {
    CheckoutRequest request = request(1);
    StripeClient past =
        StripeClient.builder()
            .setApiKey("sk_test_1")
            .setApiBase(sandbox.stripeBase().toString())
            .build();
    past.v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("usd")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .putMetadata("order", request.order().toString())
                .build());
    String session =
        past.v1()
            .checkout()
            .sessions()
            .create(
                SessionCreateParams.builder()
                    .setMode(SessionCreateParams.Mode.PAYMENT)
                    .setSuccessUrl("https://example.com/")
                    .setClientReferenceId(request.order().toString())
                    .addLineItem(
                        SessionCreateParams.LineItem.builder()
                            .setQuantity(2L)
                            .setPriceData(
                                SessionCreateParams.LineItem.PriceData.builder()
                                    .setCurrency("usd")
                                    .setUnitAmount(1_500L)
                                    .setProductData(
                                        SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                            .setName("Cover")
                                            .build())
                                    .build())
                            .build())
                    .build())
            .getId();
    pay(session);
    List<JsonNode> events = sandbox.stripe().events();

    assertThat(events)
        .extracting(e -> e.path("type").asText())
        .contains("charge.succeeded", "payment_intent.succeeded", "checkout.session.completed");
    assertThat(events)
        .extracting(e -> reader.read(e.toString()))
        .allSatisfy(reading -> assertThat(isOurs(reading)).as(reading.toString()).isFalse());
  }

  private boolean isOurs(EventReader.Reading reading) {
    return switch (reading) {
      case EventReader.Reading.Facts _ -> true;
      case EventReader.Reading.Fetch(String object) ->
          !gateway.evidence(object).equals(new PaymentGateway.Evidence.Foreign());
      case EventReader.Reading.Foreign _, EventReader.Reading.Ignored _ -> false;
    };
  }

  private List<Fact> read(String type) {
    EventReader.Reading reading = reading(type);
    assertThat(reading).isInstanceOf(EventReader.Reading.Facts.class);
    return ((EventReader.Reading.Facts) reading).facts();
  }

  private EventReader.Reading reading(String type) {
    return reader.read(
        gateway.events(Instant.EPOCH, null).events().stream()
            .filter(e -> e.type().equals(type))
            .findFirst()
            .orElseThrow()
            .body());
  }

  private void awaitEvent(String type) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (sandbox.stripe().events(type).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /// The same fact: all but when it was heard of and from whom.
  private static void assertSame(Fact one, Fact other) {
    assertThat(one).usingRecursiveComparison().ignoringFields("at", "source").isEqualTo(other);
  }
}
