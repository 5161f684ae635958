package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import live.maguey.sandbox.stripe.Payment;
import live.maguey.sandbox.wire.Knob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest {
  private static final String GOOD = "4242424242424242";

  @SuppressWarnings("NullAway.Init")
  private StripeShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new StripeShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_good_card_pays_and_every_event_verifies() throws Throwable {
    Session session = shop.session();

    assertThat(shop.stripe().pay(session.getId(), GOOD)).isInstanceOf(Payment.Paid.class);

    Session paid = shop.retrieved(session);
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    assertThat(paid.getPaymentIntent()).startsWith("pi_");
    assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("guest@example.com");
    Await.until(() ->
        assertThat(shop.receiver.types())
            .containsExactlyInAnyOrder(
                "payment_intent.created",
                "charge.succeeded",
                "payment_intent.succeeded",
                "checkout.session.completed",
                "charge.updated"));
    for (Receiver.Hook hook : shop.receiver.hooks()) {
      Event event = StripeShop.verified(hook);
      assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
    }
  }

  @Test
  void the_intent_carries_our_metadata_and_the_fee_comes_a_moment_later() throws Throwable {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), GOOD);

    Charge atFirst =
        (Charge)
            StripeShop.verified(hook("charge.succeeded"))
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(atFirst.getBalanceTransaction()).isNull();
    assertThat(atFirst.getCalculatedStatementDescriptor()).contains("HUMO");

    hook("charge.updated");
    PaymentIntent intent =
        shop.client
            .v1()
            .paymentIntents()
            .retrieve(
                shop.retrieved(session).getPaymentIntent(),
                PaymentIntentRetrieveParams.builder()
                    .addExpand("latest_charge.balance_transaction")
                    .build(),
                null);
    assertThat(intent.getMetadata())
        .containsEntry("order", "order-1")
        .containsEntry("attempt", "1");
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    var transaction = intent.getLatestChargeObject().getBalanceTransactionObject();
    assertThat(transaction.getAmount()).isEqualTo(7200);
    assertThat(transaction.getFee()).isEqualTo(239);
    assertThat(transaction.getNet()).isEqualTo(6961);
    assertThat(transaction.getSource()).isEqualTo(intent.getLatestCharge());
  }

  private Receiver.Hook hook(String type) throws Throwable {
    Await.until(() -> assertThat(shop.receiver.types()).contains(type));
    return shop.receiver.hooks(type).getFirst();
  }

  @Test
  void the_session_expands_down_to_the_charge() throws StripeException {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), GOOD);

    Session expanded =
        shop.client
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                session.getId(),
                SessionRetrieveParams.builder().addExpand("payment_intent.latest_charge").build(),
                null);

    assertThat(expanded.getPaymentIntentObject().getLatestChargeObject().getPaid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, card_declined, generic_decline",
    "4000000000009995, card_declined, insufficient_funds",
    "4000000000000069, expired_card,",
    "4000000000000127, incorrect_cvc,",
    "4000000000000119, processing_error,",
    "4111111111111111, card_declined, test_mode_live_card",
  })
  void a_declined_card_changes_nothing_and_another_one_pays(
      String card, String code, @Nullable String declineCode) throws Throwable {
    Session session = shop.session();

    Payment tried = shop.stripe().pay(session.getId(), card);

    assertThat(tried)
        .isInstanceOfSatisfying(
            Payment.Declined.class,
            declined -> {
              assertThat(declined.code()).isEqualTo(code);
              assertThat(declined.declineCode()).isEqualTo(declineCode);
            });
    assertThat(shop.retrieved(session).getStatus()).isEqualTo("open");
    PaymentIntent failed =
        (PaymentIntent)
            StripeShop.verified(hook("payment_intent.payment_failed"))
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(failed.getLastPaymentError().getCode()).isEqualTo(code);
    assertThat(failed.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
    assertThat(failed.getMetadata()).containsEntry("order", "order-1");

    assertThat(shop.stripe().pay(session.getId(), GOOD))
        .isEqualTo(
            new Payment.Paid(failed.getId(), shop.stripe().charges().getLast().get("id").asText()));
  }

  @Test
  void three_d_secure_asks_first() throws StripeException {
    Session session = shop.session();

    assertThat(shop.stripe().pay(session.getId(), "4000000000003155"))
        .isInstanceOf(Payment.Challenged.class);
    assertThat(shop.stripe().authenticate(session.getId(), false))
        .isInstanceOfSatisfying(
            Payment.Declined.class,
            d -> assertThat(d.code()).isEqualTo("payment_intent_authentication_failure"));
    assertThat(shop.stripe().pay(session.getId(), "4000002500003155"))
        .isInstanceOf(Payment.Challenged.class);
    assertThat(shop.stripe().authenticate(session.getId(), true)).isInstanceOf(Payment.Paid.class);

    assertThat(shop.retrieved(session).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void a_session_is_paid_once() throws StripeException {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), GOOD);

    assertThat(shop.stripe().pay(session.getId(), GOOD)).isEqualTo(new Payment.NotOpen("complete"));
    assertThat(shop.stripe().charges()).hasSize(1);
  }

  @Test
  void thirty_two_cards_at_once_pay_a_session_once() throws StripeException {
    Session session = shop.session();

    List<CompletableFuture<Payment>> tries =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(
                    () -> shop.stripe().pay(session.getId(), GOOD),
                    task -> Thread.ofVirtual().start(task)))
            .limit(32)
            .toList();

    assertThat(tries.stream().map(CompletableFuture::join))
        .filteredOn(Payment.Paid.class::isInstance)
        .hasSize(1);
    assertThat(shop.stripe().charges()).hasSize(1);
  }

  @Test
  void delayed_money_completes_unpaid_and_comes_later() throws Throwable {
    Session session = shop.session();

    shop.stripe().completeUnpaid(session.getId());
    Session unpaid =
        (Session)
            StripeShop.verified(hook("checkout.session.completed"))
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(unpaid.getPaymentStatus()).isEqualTo("unpaid");

    shop.stripe().asyncPaymentSucceeds(session.getId());
    hook("checkout.session.async_payment_succeeded");
    assertThat(shop.retrieved(session).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void delayed_money_may_fail() throws Throwable {
    shop.stripe().knobs().next(Knob.ASYNC_PAYMENT, 1);
    Session session = shop.session();

    assertThat(shop.stripe().pay(session.getId(), GOOD)).isInstanceOf(Payment.Processing.class);
    shop.stripe().asyncPaymentFails(session.getId());

    hook("checkout.session.async_payment_failed");
    hook("payment_intent.payment_failed");
    assertThat(shop.retrieved(session).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void refunds_return_parts_and_never_more_than_was_paid() throws Throwable {
    String intent = paidIntent();

    Refund part = refund(intent, 3600L);
    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(part.getMetadata()).containsEntry("refund", "ours");
    assertThatThrownBy(() -> refund(intent, 3601L))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("greater than unrefunded amount on charge ($36.00)");
    refund(intent, null);
    assertThatThrownBy(() -> refund(intent, null))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));

    var listed =
        shop.client
            .v1()
            .refunds()
            .list(RefundListParams.builder().setPaymentIntent(intent).build());
    assertThat(listed.getData()).hasSize(2);
    Charge charge =
        shop.client
            .v1()
            .charges()
            .list(ChargeListParams.builder().setPaymentIntent(intent).build())
            .getData()
            .getFirst();
    assertThat(charge.getRefunded()).isTrue();
    assertThat(charge.getAmountRefunded()).isEqualTo(7200);
    Await.until(() ->
        assertThat(shop.receiver.types())
            .contains("refund.created", "refund.updated", "charge.refunded"));
  }

  private String paidIntent() throws StripeException {
    return paidIntent(GOOD);
  }

  private String paidIntent(String card) throws StripeException {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), card);
    return shop.retrieved(session).getPaymentIntent();
  }

  private Refund refund(String intent, @Nullable Long amount) throws StripeException {
    return shop.client
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .putMetadata("refund", "ours")
                .build());
  }

  @Test
  void a_pending_refund_succeeds_later() throws Throwable {
    shop.stripe().knobs().next(Knob.REFUND_PENDING, 1);

    Refund refund = refund(paidIntent(), null);

    assertThat(refund.getStatus()).isEqualTo("pending");
    assertThat(refund.getBalanceTransaction()).isNull();
    Refund updated =
        (Refund)
            StripeShop.verified(hook("refund.updated"))
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(updated.getStatus()).isEqualTo("succeeded");
    assertThat(updated.getBalanceTransaction()).startsWith("txn_");
  }

  @Test
  void a_refund_can_fail_and_the_charge_is_whole_again() throws Throwable {
    shop.stripe().knobs().next(Knob.REFUND_FAILS, 1);

    Refund refund = refund(paidIntent(), null);

    hook("refund.failed");
    assertThat(shop.client.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed");
    assertThat(shop.stripe().charges().getFirst().get("refunded").asBoolean()).isFalse();
    assertThat(shop.stripe().charges().getFirst().get("amount_refunded").asLong()).isZero();
  }

  @Test
  void a_card_whose_refunds_are_slow() throws Throwable {
    Refund refund = refund(paidIntent("4000000000007726"), null);

    assertThat(refund.getStatus()).isEqualTo("pending");
    hook("refund.updated");
    assertThat(shop.client.v1().refunds().retrieve(refund.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void a_card_whose_refunds_succeed_and_come_back() throws Throwable {
    Refund refund = refund(paidIntent("4000000000005126"), null);

    assertThat(refund.getStatus()).isEqualTo("succeeded");
    hook("refund.failed");
    Refund failed = shop.client.v1().refunds().retrieve(refund.getId());
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
    var back =
        shop.client.v1().balanceTransactions().retrieve(failed.getFailureBalanceTransaction());
    assertThat(back.getType()).isEqualTo("refund_failure");
    assertThat(back.getNet()).isEqualTo(failed.getAmount());
  }

  @Test
  void events_are_listed_by_type_and_time() throws StripeException {
    long before = shop.clock.instant().getEpochSecond() - 1;
    paidIntent();

    var events =
        shop.client
            .v1()
            .events()
            .list(
                EventListParams.builder()
                    .addType("checkout.session.completed")
                    .addType("charge.succeeded")
                    .setCreated(EventListParams.Created.builder().setGt(before).build())
                    .build());

    assertThat(events.getData())
        .extracting(Event::getType)
        .containsExactly("checkout.session.completed", "charge.succeeded");
    assertThat(
            shop.client
                .v1()
                .events()
                .list(
                    EventListParams.builder()
                        .setCreated(EventListParams.Created.builder().setGt(before + 3600).build())
                        .build())
                .getData())
        .isEmpty();
  }
}
