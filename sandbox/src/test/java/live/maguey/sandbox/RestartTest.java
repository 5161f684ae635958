package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.sandbox.stripe.Payment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private static final RequestOptions KEY =
      RequestOptions.builder().setIdempotencyKey("key-1").build();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final long expiresAt = Instant.now().plus(Duration.ofMinutes(40)).getEpochSecond();

  private Sandbox.Settings settings() {
    return Sandbox.Settings.demo()
        .withStateFile(folder.resolve("sandbox").resolve("state.json"))
        .withPace(Duration.ofMillis(50), Duration.ofMillis(20))
        .withWebhookBackoff(List.of(Duration.ofMillis(30)));
  }

  private Session create(Sandbox sandbox) throws Exception {
    return StripeClient.builder()
        .setApiKey("sk_test_maguey_demo")
        .setApiBase(sandbox.stripeBase().toString())
        .build()
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost/")
                .setExpiresAt(expiresAt)
                .addLineItem(
                    SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(
                            SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency("usd")
                                .setUnitAmount(3600L)
                                .setProductData(
                                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("General")
                                        .build())
                                .build())
                        .build())
                .build(),
            KEY);
  }

  @Test
  void sessions_keys_and_undelivered_webhooks_survive_a_restart() throws Throwable {
    String session;
    try (Sandbox before = Sandbox.start(settings())) {
      before.stripeWebhooksTo(URI.create("http://127.0.0.1:1/nobody"));
      session = create(before).getId();
      before.stripe().pay(session, "4000000000000002");
    }

    try (Sandbox after = Sandbox.start(settings());
        Receiver receiver = new Receiver()) {
      assertThat(create(after).getId()).isEqualTo(session);
      assertThat(after.stripe().sessions()).hasSize(1);
      after.stripeWebhooksTo(receiver.uri());
      Await.until(() -> assertThat(receiver.types()).contains("payment_intent.payment_failed"));
      assertThat(after.stripe().pay(session, "4242424242424242")).isInstanceOf(Payment.Paid.class);
      assertThat(after.stripe().paymentIntents()).hasSize(1);
      Await.until(() -> assertThat(receiver.types()).contains("charge.updated"));
    }
  }

  @Test
  void state_is_on_disk_a_moment_after_a_change() throws Throwable {
    try (Sandbox sandbox = Sandbox.start(settings())) {
      String session = create(sandbox).getId();

      Await.until(() ->
          assertThat(folder.resolve("sandbox").resolve("state.json"))
              .exists()
              .content()
              .contains(session));
    }
  }

  @Test
  void a_broken_state_file_says_what_to_do() throws Exception {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{");

    assertThatThrownBy(() -> Sandbox.start(Sandbox.Settings.demo().withStateFile(file)))
        .hasMessageContaining("delete it to start over");
  }

  @Test
  void a_taken_port_says_so_in_a_sentence() {
    try (Sandbox first = Sandbox.start(Sandbox.Settings.demo())) {
      int taken = first.stripeBase().getPort();

      assertThatThrownBy(() -> Sandbox.start(Sandbox.Settings.demo().withPorts(taken, 0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + taken + " for the lookalike of Stripe is taken");
    }
  }
}
