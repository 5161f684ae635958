package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import live.maguey.sandbox.stripe.StripeLookalike;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String CREATE = "POST /v1/checkout/sessions";

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
  void a_lost_reply_is_found_again_under_its_key() throws StripeException {
    shop.stripe().knobs().next(Knob.LOST_REPLY, CREATE, 1);

    assertThatThrownBy(() -> shop.session("order-1", "key-1"))
        .isInstanceOf(ApiConnectionException.class);
    assertThat(shop.stripe().sessions()).hasSize(1);

    Session found = shop.session("order-1", "key-1");
    assertThat(found.getId()).isEqualTo(shop.stripe().sessions().getFirst().get("id").asText());
  }

  @Test
  void the_clients_own_retry_survives_a_503() throws StripeException {
    shop.stripe().knobs().next(Knob.ANSWER_503, CREATE, 1);

    Session session =
        shop.client("sk_test_of_this_test", 1)
            .v1()
            .checkout()
            .sessions()
            .create(
                shop.params("order-1").build(),
                RequestOptions.builder().setIdempotencyKey("key-1").build());

    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(shop.stripe().sessions()).hasSize(1);
  }

  @Test
  void a_500_is_replayed_under_its_key_and_a_new_key_succeeds() throws StripeException {
    shop.stripe().knobs().next(Knob.ANSWER_500, CREATE, 1);

    assertThatThrownBy(() -> shop.session("order-1", "key-1"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
    assertThatThrownBy(() -> shop.session("order-1", "key-1")).isInstanceOf(ApiException.class);

    assertThat(shop.session("order-1", "key-2").getStatus()).isEqualTo("open");
  }

  @Test
  void a_503_leaves_nothing_under_the_key() throws StripeException {
    shop.stripe().knobs().next(Knob.ANSWER_503, CREATE, 1);

    assertThatThrownBy(() -> shop.session("order-1", "key-1"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));

    assertThat(shop.session("order-1", "key-1").getStatus()).isEqualTo("open");
  }

  @Test
  void a_refused_parameter_leaves_nothing_under_the_key() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("key-1").build();
    var sessions = shop.client.v1().checkout().sessions();

    assertThatThrownBy(() -> sessions.create(shop.params("order-1").setExpiresAt(1L).build(), key))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(sessions.create(shop.params("order-1").build(), key).getStatus()).isEqualTo("open");
  }

  @Test
  void too_many_calls_are_refused() {
    shop.stripe().knobs().next(Knob.ANSWER_429, CREATE, 1);
    assertThatThrownBy(() -> shop.session()).isInstanceOf(RateLimitException.class);

    shop.stripe().callsPerSecond(1);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 4; i++) {
                shop.session();
              }
            })
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void a_hanging_call_times_out_and_did_nothing() throws StripeException {
    shop.stripe().knobs().next(Knob.HANG, CREATE, 1);
    StripeClient hasty =
        StripeClient.builder()
            .setApiKey("sk_test_of_this_test")
            .setApiBase(shop.sandbox.stripeBase().toString())
            .setMaxNetworkRetries(0)
            .setReadTimeout(200)
            .build();

    assertThatThrownBy(
            () -> hasty.v1().checkout().sessions().create(shop.params("order-1").build()))
        .isInstanceOf(ApiConnectionException.class);

    assertThat(shop.stripe().sessions()).isEmpty();
    assertThat(shop.session().getStatus()).isEqualTo("open");
  }

  @Test
  void the_same_key_at_work_is_a_conflict() throws Throwable {
    shop.stripe().knobs().turn(new Knobs.Turned(Knob.DELAY, CREATE, 1, Duration.ofSeconds(1)));
    CompletableFuture<Session> slow =
        CompletableFuture.supplyAsync(() -> {
          try {
            return shop.session("order-1", "key-1");
          } catch (StripeException e) {
            throw new IllegalStateException(e);
          }
        });
    Await.until(() -> assertThat(shop.stripe().knobs().shown()).isEmpty());

    assertThatThrownBy(() -> shop.session("order-1", "key-1"))
        .isInstanceOfSatisfying(
            StripeException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(409);
              assertThat(e.getCode()).isEqualTo("idempotency_key_in_use");
            });
    assertThat(slow.get().getStatus()).isEqualTo("open");
  }

  @Test
  void a_knob_counts_down_and_minds_its_place() throws StripeException {
    shop.stripe().knobs().next(Knob.ANSWER_503, CREATE, 2);

    shop.client.v1().balance().retrieve();
    assertThatThrownBy(() -> shop.session()).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> shop.session()).isInstanceOf(ApiException.class);
    shop.session();

    assertThat(shop.stripe().calls())
        .extracting(StripeLookalike.ApiCall::status)
        .containsExactly(200, 503, 503, 200);
  }
}
