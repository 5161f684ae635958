package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutSessionTest {
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
  void a_session_is_open_with_a_page_and_without_an_intent() throws StripeException {
    Session session = shop.session();

    assertThat(session.getId()).startsWith("cs_test_");
    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(session.getPaymentIntent()).isNull();
    assertThat(session.getAmountTotal()).isEqualTo(7200);
    assertThat(session.getCurrency()).isEqualTo("usd");
    assertThat(session.getUrl()).isEqualTo(shop.sandbox.stripeBase() + "/pay/" + session.getId());
    assertThat(session.getLivemode()).isFalse();
    assertThat(shop.retrieved(session).getMetadata()).containsEntry("order", "order-1");
    assertThat(session.getLastResponse().headers().firstValue("Request-Id").orElse(""))
        .startsWith("req_");
  }

  @Test
  void line_items_come_when_expanded() throws StripeException {
    Session session = shop.session();
    Session expanded =
        shop.client
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                session.getId(),
                SessionRetrieveParams.builder().addExpand("line_items").build(),
                null);

    assertThat(expanded.getLineItems().getData())
        .singleElement()
        .satisfies(item -> assertThat(item.getPrice().getUnitAmount()).isEqualTo(3600));
  }

  @Test
  void a_wrong_key_is_refused() {
    assertThatThrownBy(() -> shop.client("sk_test_wrong_key_1234", 0).v1().balance().retrieve())
        .isInstanceOfSatisfying(
            AuthenticationException.class, e -> assertThat(e.getStatusCode()).isEqualTo(401))
        .hasMessageContaining("Invalid API Key provided: sk_test_**********1234");
  }

  @Test
  void an_unknown_parameter_is_refused_by_name() {
    assertThatThrownBy(() ->
            shop.client
                .v1()
                .checkout()
                .sessions()
                .create(
                    shop.params("order-1")
                        .setPaymentIntentData(
                            SessionCreateParams.PaymentIntentData.builder()
                                .putExtraParam("colour", "green")
                                .build())
                        .build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("parameter_unknown");
              assertThat(e.getParam()).isEqualTo("payment_intent_data[colour]");
              assertThat(e.getStatusCode()).isEqualTo(400);
            });
  }

  @Test
  void what_is_required_is_asked_for() {
    assertThatThrownBy(() ->
            shop.client
                .v1()
                .checkout()
                .sessions()
                .create(
                    SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("http://localhost/")
                        .build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("parameter_missing");
              assertThat(e.getParam()).isEqualTo("line_items");
            });
  }

  @Test
  void a_session_lives_between_half_an_hour_and_a_day() {
    long now = shop.clock.instant().getEpochSecond();

    assertThatThrownBy(() -> createExpiringAt(now + 29 * 60))
        .hasMessageContaining("at least 30 minutes from Checkout Session creation");
    assertThatThrownBy(() -> createExpiringAt(now + 25 * 3600))
        .hasMessageContaining("less than 24 hours from Checkout Session creation");
  }

  private void createExpiringAt(long seconds) throws StripeException {
    shop.client
        .v1()
        .checkout()
        .sessions()
        .create(shop.params("order-1").setExpiresAt(seconds).build());
  }

  @Test
  void the_same_key_with_the_same_parameters_gets_the_same_session() throws StripeException {
    Session first = shop.session("order-1", "key-1");
    Session again = shop.session("order-1", "key-1");

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThat(shop.stripe().sessions()).hasSize(1);
  }

  @Test
  void the_same_key_with_other_parameters_is_a_conflict() throws StripeException {
    shop.session("order-1", "key-1");

    assertThatThrownBy(() -> shop.session("order-2", "key-1"))
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400));
  }

  @Test
  void a_session_expires_when_told_and_only_while_open() throws Throwable {
    Session session = shop.session();

    Session expired = shop.client.v1().checkout().sessions().expire(session.getId());

    assertThat(expired.getStatus()).isEqualTo("expired");
    assertThat(expired.getUrl()).isNull();
    Await.until(() -> assertThat(shop.receiver.types()).contains("checkout.session.expired"));
    assertThatThrownBy(() -> shop.client.v1().checkout().sessions().expire(session.getId()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("status of `expired`");
  }

  @Test
  void a_session_expires_by_itself_at_its_time() throws Throwable {
    Session session = shop.session();

    shop.clock.ahead(Duration.ofMinutes(32));

    Await.until(() -> assertThat(shop.retrieved(session).getStatus()).isEqualTo("expired"));
    Await.until(() -> assertThat(shop.receiver.types()).contains("checkout.session.expired"));
  }

  @Test
  void a_paid_session_cannot_be_expired() throws StripeException {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), "4242424242424242");

    assertThatThrownBy(() -> shop.client.v1().checkout().sessions().expire(session.getId()))
        .hasMessageContaining("status of `complete`");
  }

  @Test
  void lists_page_from_the_newest_on() throws StripeException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(shop.session("order-" + i, "key-" + i).getId());
    }
    var sessions = shop.client.v1().checkout().sessions();

    var first = sessions.list(SessionListParams.builder().setLimit(2L).build());
    assertThat(first.getData())
        .extracting(Session::getId)
        .containsExactly(made.get(4), made.get(3));
    assertThat(first.getHasMore()).isTrue();

    var last =
        sessions.list(
            SessionListParams.builder().setLimit(3L).setStartingAfter(made.get(3)).build());
    assertThat(last.getData())
        .extracting(Session::getId)
        .containsExactly(made.get(2), made.get(1), made.get(0));
    assertThat(last.getHasMore()).isFalse();

    var back =
        sessions.list(
            SessionListParams.builder().setLimit(2L).setEndingBefore(made.get(0)).build());
    assertThat(back.getData()).extracting(Session::getId).containsExactly(made.get(2), made.get(1));

    List<String> all = new ArrayList<>();
    sessions
        .list(SessionListParams.builder().setLimit(2L).build())
        .autoPagingIterable()
        .forEach(s -> all.add(s.getId()));
    assertThat(all).containsExactlyElementsOf(made.reversed());
  }
}
