package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.sandbox.stripe.Payment;
import live.maguey.sandbox.stripe.StripeLookalike;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final long expiresAt = Instant.now().plus(Duration.ofMinutes(40)).getEpochSecond();

  private Sandbox.Settings settings() {
    return Sandbox.Settings.demo()
        .withStateFolder(folder.resolve("sandbox"))
        .withPace(Duration.ofMillis(50), Duration.ofMillis(20))
        .withWebhookBackoff(List.of(Duration.ofMillis(30)));
  }

  private static StripeClient client(Sandbox sandbox) {
    return StripeClient.builder()
        .setApiKey("sk_test_maguey_demo")
        .setApiBase(sandbox.stripeBase().toString())
        .build();
  }

  private Session create(Sandbox sandbox) throws Exception {
    return create(sandbox, "key-1");
  }

  private Session create(Sandbox sandbox, String key) throws Exception {
    return client(sandbox)
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
            RequestOptions.builder().setIdempotencyKey(key).build());
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
  void the_tries_of_a_webhook_and_the_patience_with_it_survive_a_restart() throws Throwable {
    MovableClock clock = new MovableClock();
    Sandbox.Settings settings = settings().withClock(clock);
    String id;
    try (Receiver receiver = new Receiver()) {
      receiver.refuseNext(100_000);
      try (Sandbox before = Sandbox.start(settings)) {
        before.stripeWebhooksTo(receiver.uri());
        client(before).v1().checkout().sessions().expire(create(before).getId());
        Await.until(() -> assertThat(before.stripe().webhookAttempts()).hasSizeGreaterThan(2));
        id = before.stripe().events().getFirst().get("id").asText();
      }

      clock.ahead(Duration.ofDays(2));
      try (Sandbox after = Sandbox.start(settings)) {
        Await.until(() -> assertThat(after.stripe().webhookAttempts()).isNotEmpty());
        assertThat(after.stripe().webhookAttempts().getFirst().number()).isGreaterThan(3);
        assertThat(pending(after, id)).isEqualTo(1);
      }

      clock.ahead(Duration.ofDays(1).plusMinutes(1));
      try (Sandbox late = Sandbox.start(settings)) {
        Await.until(() -> assertThat(late.stripe().undelivered()).isZero());
        assertThat(late.stripe().webhookAttempts()).isEmpty();
      }
      try (Sandbox later = Sandbox.start(settings)) {
        assertThat(pending(later, id)).as("nobody has taken it").isEqualTo(1);
      }
    }
  }

  private static long pending(Sandbox sandbox, String event) throws Exception {
    return client(sandbox).v1().events().retrieve(event).getPendingWebhooks();
  }

  @Test
  void what_is_answered_is_in_the_journal() throws Throwable {
    try (Sandbox sandbox = Sandbox.start(settings())) {
      String session = create(sandbox).getId();

      assertThat(folder.resolve("sandbox").resolve("stripe.journal")).content().contains(session);
    }
  }

  @Test
  void everything_that_was_changed_in_place_is_kept() throws Throwable {
    List<String> before;
    try (Sandbox sandbox = Sandbox.start(settings())) {
      StripeLookalike stripe = sandbox.stripe();
      for (String card :
          List.of("4000000000000259", "4000000000001976", "4000000000005423", "4242424242424242")) {
        String session = create(sandbox, "key-" + card).getId();
        stripe.pay(session, "4000000000000002");
        stripe.pay(session, card);
      }
      String asked = create(sandbox, "key-3ds").getId();
      stripe.pay(asked, "4000002500003155");
      String delayed = create(sandbox, "key-delayed").getId();
      stripe.completeUnpaid(delayed);
      stripe.asyncPaymentSucceeds(delayed);
      create(sandbox, "key-open");
      Await.until(() -> assertThat(stripe.balanceTransactions()).hasSizeGreaterThanOrEqualTo(6));
      List<JsonNode> disputes = stripe.bank().disputes();
      stripe.bank().close(disputes.getFirst().get("id").asText(), true);
      stripe.bank().escalate(disputes.getLast().get("id").asText());
      String charge = stripe.charges().getLast().get("id").asText();
      client(sandbox).v1().refunds().create(RefundCreateParams.builder().setCharge(charge).build());
      stripe.payOut();
      Await.until(() ->
          assertThat(stripe.refunds().getFirst().at("/destination_details/card/reference_status"))
              .hasToString("\"available\""));
      before = everything(stripe);
    }

    try (Sandbox after = Sandbox.start(settings())) {
      assertThat(everything(after.stripe())).containsExactlyElementsOf(before);
    }
  }

  private static List<String> everything(StripeLookalike stripe) {
    return Stream.of(
            stripe.sessions(),
            stripe.paymentIntents(),
            stripe.charges(),
            stripe.refunds(),
            stripe.balanceTransactions(),
            stripe.bank().disputes(),
            stripe.payouts(),
            stripe.events())
        .flatMap(List::stream)
        .map(JsonNode::toString)
        .toList();
  }

  @Test
  void faults_limits_and_rolled_secrets_survive_a_restart() throws Throwable {
    String rolled;
    try (Sandbox before = Sandbox.start(settings())) {
      before.stripe().knobs().next(Knob.ANSWER_503, "POST /v1/refunds", 2).turn(Knob.DELAY);
      assertThat(before.stripe().knobs().take(Knob.ANSWER_503, "POST /v1/refunds")).isPresent();
      before.stripe().callsPerSecond(3);
      rolled = before.stripe().rollSecret();
    }

    try (Sandbox after = Sandbox.start(settings())) {
      assertThat(after.stripe().knobs().shown())
          .containsExactly(
              new Knobs.Turned(Knob.ANSWER_503, "POST /v1/refunds", 1, Duration.ofSeconds(2)),
              new Knobs.Turned(Knob.DELAY, "", -1, Duration.ofSeconds(2)));
      assertThat(after.stripe().callsPerSecond()).isEqualTo(3);
      assertThat(after.stripe().signingSecrets())
          .containsExactly(rolled, settings().stripe().webhookSecret());
    }

    try (Sandbox another =
        Sandbox.start(settings().withStripe("sk_test_maguey_demo", "whsec_set_by_hand"))) {
      assertThat(another.stripe().signingSecrets()).containsExactly("whsec_set_by_hand");
    }
  }

  @Test
  void an_email_costs_the_same_however_many_there_are() throws Throwable {
    try (Sandbox sandbox = Sandbox.start(settings().withLimits(0, 0));
        HttpClient http = HttpClient.newHttpClient()) {
      long first = cost(sandbox, http, 40);
      cost(sandbox, http, 320);
      long last = cost(sandbox, http, 40);

      assertThat((double) last / first).isBetween(0.8, 1.2);
    }
  }

  private static long cost(Sandbox sandbox, HttpClient http, int mails) throws Throwable {
    String attached = "A".repeat(30_000);
    long before = sandbox.resend().written();
    for (int n = 0; n < mails; n++) {
      String mail =
          """
          {"from": "tickets@maguey.example", "to": "guest@example.com", "subject": "In",
           "text": "In.", "attachments": [{"filename": "a.pdf", "content": "%s"}]}
          """
              .formatted(attached);
      HttpRequest request =
          HttpRequest.newBuilder(sandbox.resendBase().resolve("/emails"))
              .header("Authorization", "Bearer re_maguey_demo")
              .POST(HttpRequest.BodyPublishers.ofString(mail))
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    Await.until(() ->
        assertThat(sandbox.resend().mails())
            .allSatisfy(m -> assertThat(m.lastEvent()).isEqualTo("delivered")));
    return sandbox.resend().written() - before;
  }

  @Test
  void a_damaged_journal_says_what_to_do() throws Exception {
    Path file = folder.resolve("stripe.journal");
    Files.writeString(file, "00000000 []\n00000000 []\n");

    assertThatThrownBy(() -> Sandbox.start(Sandbox.Settings.demo().withStateFolder(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is damaged at byte 0. Move it away to start over.");
  }

  @Test
  void a_file_in_the_place_of_the_folder_says_so() throws Exception {
    Path file = Files.writeString(folder.resolve("sandbox.json"), "{}");

    assertThatThrownBy(() -> Sandbox.start(Sandbox.Settings.demo().withStateFolder(file)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sandbox.json is a file, not a folder.");
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
