package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.io.IOException;
import java.time.Duration;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.WebhookSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String COMPLETED = "checkout.session.completed";

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

  private void pay() throws StripeException {
    Session session = shop.session();
    shop.stripe().pay(session.getId(), "4242424242424242");
  }

  @Test
  void a_refused_webhook_comes_again_until_it_is_taken() throws Throwable {
    shop.receiver.refuseNext(3);

    shop.client.v1().checkout().sessions().expire(shop.session().getId());

    Await.until(() ->
        assertThat(shop.stripe().webhookAttempts())
            .extracting(WebhookSender.Attempt::status)
            .containsExactly(500, 500, 500, 204));
    assertThat(shop.receiver.hooks())
        .hasSize(4)
        .allMatch(h -> h.body().equals(shop.receiver.hooks().getFirst().body()));
    Await.until(() -> assertThat(shop.stripe().undelivered()).isZero());
  }

  @Test
  void a_duplicated_webhook_comes_twice() throws Throwable {
    shop.stripe().knobs().next(Knob.DUPLICATE_WEBHOOKS, COMPLETED, 1);
    pay();

    Await.until(() -> assertThat(shop.receiver.hooks(COMPLETED)).hasSize(2));
    assertThat(shop.receiver.hooks(COMPLETED).getFirst().json().get("id"))
        .isEqualTo(shop.receiver.hooks(COMPLETED).getLast().json().get("id"));
  }

  @Test
  void a_dropped_webhook_never_comes_but_its_event_is_listed() throws Throwable {
    shop.stripe().knobs().next(Knob.DROP_WEBHOOKS, COMPLETED, 1);
    pay();

    Await.until(() -> assertThat(shop.receiver.types()).contains("charge.updated"));
    assertThat(shop.receiver.types()).doesNotContain(COMPLETED);
    String id = shop.stripe().events(COMPLETED).getFirst().get("id").asText();
    assertThat(shop.client.v1().events().retrieve(id).getType()).isEqualTo(COMPLETED);

    shop.stripe().sendAgain(id);
    Await.until(() -> assertThat(shop.receiver.types()).contains(COMPLETED));
  }

  @Test
  void shuffled_webhooks_come_newest_first() throws Throwable {
    shop.stripe().knobs().next(Knob.SHUFFLE_WEBHOOKS, 4);
    pay();

    Await.until(() ->
        assertThat(shop.receiver.types())
            .containsSubsequence(
                COMPLETED,
                "payment_intent.succeeded",
                "charge.succeeded",
                "payment_intent.created"));
  }

  @Test
  void a_wrong_signature_does_not_verify() throws Throwable {
    shop.stripe().knobs().next(Knob.WRONG_SIGNATURE, COMPLETED, 1);
    pay();

    Await.until(() -> assertThat(shop.receiver.types()).contains(COMPLETED));
    assertThatThrownBy(() -> StripeShop.verified(shop.receiver.hooks(COMPLETED).getFirst()))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void during_a_rotation_both_secrets_verify() throws Throwable {
    shop.stripe().signWith("whsec_next", StripeShop.SECRET);
    pay();

    Await.until(() -> assertThat(shop.receiver.types()).contains(COMPLETED));
    Receiver.Hook hook = shop.receiver.hooks(COMPLETED).getFirst();
    StripeShop.verified(hook);
    Webhook.constructEvent(
        hook.body(), hook.headers().getOrDefault("Stripe-Signature", ""), "whsec_next");
  }

  @Test
  void an_event_says_which_call_made_it_and_how_many_wait_for_it() throws Throwable {
    shop.receiver.refuseNext(1_000);
    Session session = shop.session("order-1", "key-of-the-session");
    shop.client
        .v1()
        .checkout()
        .sessions()
        .expire(
            session.getId(), RequestOptions.builder().setIdempotencyKey("key-of-the-end").build());

    Event event = only("checkout.session.expired");
    assertThat(event.getRequest().getId()).startsWith("req_");
    assertThat(event.getRequest().getIdempotencyKey()).isEqualTo("key-of-the-end");
    assertThat(event.getPendingWebhooks()).isEqualTo(1);

    shop.receiver.refuseNext(0);
    Await.until(() -> assertThat(only("checkout.session.expired").getPendingWebhooks()).isZero());
    pay();
    assertThat(only(COMPLETED).getRequest().getId()).as("a buyer's doing").isNull();
  }

  private Event only(String type) throws StripeException {
    return shop.client
        .v1()
        .events()
        .list(EventListParams.builder().setType(type).build())
        .getData()
        .getFirst();
  }

  @Test
  void stripe_gives_a_webhook_up_after_three_days() throws Throwable {
    shop.receiver.refuseNext(100_000);
    Session session = shop.session();
    shop.client.v1().checkout().sessions().expire(session.getId());
    Await.until(() -> assertThat(shop.stripe().webhookAttempts()).isNotEmpty());

    shop.clock.ahead(Duration.ofDays(3).minusMinutes(5));
    int before = shop.stripe().webhookAttempts().size();
    Await.until(() -> assertThat(shop.stripe().webhookAttempts()).hasSizeGreaterThan(before + 2));
    assertThat(shop.stripe().undelivered()).isEqualTo(1);

    shop.clock.ahead(Duration.ofMinutes(6));
    Await.until(() -> assertThat(shop.stripe().undelivered()).isZero());
    int last = shop.stripe().webhookAttempts().size();
    assertThat(only("checkout.session.expired").getPendingWebhooks()).isEqualTo(1);

    shop.receiver.refuseNext(0);
    shop.stripe().sendAgain(only("checkout.session.expired").getId());
    Await.until(() -> assertThat(only("checkout.session.expired").getPendingWebhooks()).isZero());
    assertThat(shop.stripe().webhookAttempts()).hasSize(last + 1);
    assertThat(shop.stripe().webhookAttempts().getLast().number()).isEqualTo(1);
  }

  @Test
  void a_disabled_endpoint_ends_the_retries() throws Throwable {
    shop.receiver.refuseNext(100_000);
    shop.client.v1().checkout().sessions().expire(shop.session().getId());
    Await.until(() -> assertThat(shop.stripe().webhookAttempts()).isNotEmpty());

    String endpoint = shop.client.v1().webhookEndpoints().list().getData().getFirst().getId();
    disabled(endpoint, true);
    Await.until(() -> assertThat(shop.stripe().undelivered()).isZero());
    disabled(endpoint, false);
    pay();

    Await.until(() -> assertThat(shop.receiver.types()).contains(COMPLETED));
    assertThat(only("checkout.session.expired").getPendingWebhooks()).isEqualTo(1);
  }

  private void disabled(String endpoint, boolean now) throws StripeException {
    shop.client
        .v1()
        .webhookEndpoints()
        .update(endpoint, WebhookEndpointUpdateParams.builder().setDisabled(now).build());
  }

  @Test
  void an_endpoint_gets_the_types_it_asks_for() throws Throwable {
    WebhookEndpoint endpoint = shop.client.v1().webhookEndpoints().list().getData().getFirst();
    assertThat(endpoint.getCreated()).isPositive();
    shop.client
        .v1()
        .webhookEndpoints()
        .update(
            endpoint.getId(),
            WebhookEndpointUpdateParams.builder()
                .addEnabledEvent(
                    WebhookEndpointUpdateParams.EnabledEvent.CHECKOUT__SESSION__COMPLETED)
                .putMetadata("venue", "maguey")
                .build());

    pay();
    Await.until(() -> assertThat(shop.receiver.types()).containsExactly(COMPLETED));
    assertThat(only("charge.succeeded").getPendingWebhooks()).isZero();
    assertThat(shop.client.v1().webhookEndpoints().retrieve(endpoint.getId()).getMetadata())
        .containsEntry("venue", "maguey");
  }
}
