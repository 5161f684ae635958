package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed.
class KillTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  /// What runs in the other process: both lookalikes, and where they are on its one line.
  static final class Both {
    private Both() {}

    public static void main(String[] arguments) throws InterruptedException {
      Sandbox sandbox =
          Sandbox.start(
              Sandbox.Settings.demo().withStateFolder(Path.of(arguments[0])).withLimits(0, 0));
      System.out.println("at " + sandbox.stripeBase() + " " + sandbox.resendBase());
      System.out.flush();
      Thread.currentThread().join();
    }
  }

  private record Running(Process process, URI stripe, URI resend) implements AutoCloseable {
    StripeClient client() {
      return StripeClient.builder()
          .setApiKey("sk_test_maguey_demo")
          .setApiBase(stripe.toString())
          .setMaxNetworkRetries(0)
          .build();
    }

    /// As `kill -9` does.
    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Running start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Both.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("at ")) {
        String[] parts = line.split(" ", 3);
        return new Running(process, URI.create(parts[1]), URI.create(parts[2]));
      }
    }
    throw new IllegalStateException("the lookalikes did not start");
  }

  @Test
  void a_kill_at_any_moment_loses_nothing_that_was_answered() throws Throwable {
    List<Session> sessions = Collections.synchronizedList(new ArrayList<>());
    List<Refund> refunds = Collections.synchronizedList(new ArrayList<>());
    List<String> mails = Collections.synchronizedList(new ArrayList<>());
    String secret;
    try (Running first = start()) {
      secret = drill(first.stripe(), "roll-secret", Map.of()).path("secret").asText();
      drill(first.stripe(), "fault", Map.of("knob", "refund_pending", "times", "1000000"));
      List<Thread> guests = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        guests.add(Thread.ofVirtual().start(() -> guest(first, sessions, refunds, mails)));
      }
      Await.until(() -> {
        assertThat(refunds).hasSizeGreaterThan(8);
        assertThat(mails).hasSizeGreaterThan(8);
      });
      first.close();
      for (Thread guest : guests) {
        guest.join();
      }
    }

    try (Running second = start()) {
      for (Session session : List.copyOf(sessions)) {
        assertThat(second.client().v1().checkout().sessions().retrieve(session.getId()).getId())
            .isEqualTo(session.getId());
        assertThat(create(second, session.getClientReferenceId()).getId())
            .as("the same key gets the same session")
            .isEqualTo(session.getId());
      }
      for (Refund refund : List.copyOf(refunds)) {
        assertThat(second.client().v1().refunds().retrieve(refund.getId()).getCharge())
            .isEqualTo(refund.getCharge());
      }
      for (String mail : List.copyOf(mails)) {
        assertThat(get(second.resend().resolve("/inbox/" + mail + ".json"))).contains(mail);
      }
      assertThat(drill(second.stripe(), "end-old-secret", Map.of()).path("secret").asText())
          .isEqualTo(secret);
      assertThat(get(second.stripe().resolve("/sandbox"))).contains("refund pending");
    }
  }

  /// Buys, gets the money back and a mail, until the lookalikes are gone.
  private void guest(Running at, List<Session> sessions, List<Refund> refunds, List<String> mails) {
    try {
      while (at.process().isAlive()) {
        String reference = "order-" + UUID.randomUUID();
        Session session = create(at, reference);
        sessions.add(session);
        String charge =
            drill(
                    at.stripe(),
                    "pay",
                    Map.of("session", session.getId(), "card", "4242424242424242"))
                .path("charge")
                .asText();
        refunds.add(
            at.client()
                .v1()
                .refunds()
                .create(RefundCreateParams.builder().setCharge(charge).build()));
        mails.add(mail(at));
      }
    } catch (StripeException | IOException gone) {
      // Killed in the middle: what was not answered is not asked for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Session create(Running at, String reference) throws StripeException {
    return at.client()
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost/")
                .setClientReferenceId(reference)
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
            RequestOptions.builder().setIdempotencyKey(reference).build());
  }

  private String mail(Running at) throws IOException, InterruptedException {
    String body =
        JSON.writeValueAsString(
            Map.of(
                "from", "Maguey <tickets@maguey.example>",
                "to", "guest@example.com",
                "subject", "Your tickets",
                "text", "In."));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(at.resend().resolve("/emails"))
                .header("Authorization", "Bearer re_maguey_demo")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("id").asText();
  }

  private JsonNode drill(URI at, String name, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(at.resolve("/sandbox/" + name))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private String get(URI page) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(page.toString()).isEqualTo(200);
    return answer.body();
  }
}
