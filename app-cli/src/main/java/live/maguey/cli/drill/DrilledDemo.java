package live.maguey.cli.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import live.maguey.cli.command.Json;
import live.maguey.cli.sandbox.Lookalike;
import live.maguey.cli.up.Postmaster;
import live.maguey.orders.OrderReference;

/// The running demo as its guests and its troubles meet it: the shop over its API, and both
/// lookalikes.
///
/// @param database the folder of PostgreSQL's files
record DrilledDemo(URI site, Lookalike stripe, Lookalike resend, Path database, HttpClient http) {
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final String CARD = "4242424242424242";
  private static final int CREATED = 201;
  private static final int TRY_AGAIN = 429;
  private static final int BROKEN = 500;

  /// @param token the secret of the order's page
  record Placed(OrderReference reference, String token) {}

  /// The shop will not take this order, however often it is asked.
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  void begin(Exercise.Trouble trouble) {
    switch (trouble) {
      case Exercise.Trouble.Fault fault -> require(lookalike(fault).run("fault", fault.fields()));
      case Exercise.Trouble.DatabaseStops _ -> new Postmaster(database).stop();
    }
  }

  void end(Exercise.Trouble trouble) {
    if (trouble instanceof Exercise.Trouble.Fault fault) {
      require(lookalike(fault).run("mend", Map.of()));
    }
  }

  private Lookalike lookalike(Exercise.Trouble.Fault fault) {
    return switch (fault.vendor()) {
      case STRIPE -> stripe;
      case RESEND -> resend;
    };
  }

  private static void require(Lookalike.Answer answer) {
    if (answer.status() != 200) {
      throw new Refused(answer.body().path("message").asText());
    }
  }

  /// Asks once, as the shop's page does: without an answer it asks again with the same key.
  ///
  /// @return empty when there was no answer, or one that says to try again
  /// @throws Refused when it will be the same answer each time
  Optional<Placed> place(Map<String, Object> order, String key) {
    Optional<HttpResponse<byte[]>> answer =
        ask(
            HttpRequest.newBuilder(site.resolve("/api/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(written(order))));
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    int status = answer.get().statusCode();
    JsonNode body = read(answer.get().body());
    if (status == CREATED) {
      return Optional.of(
          new Placed(
              OrderReference.parse(body.path("reference").asText()), body.path("token").asText()));
    }
    if (status < BROKEN && status != TRY_AGAIN) {
      throw new Refused("the shop answered %d: %s".formatted(status, body.path("detail").asText()));
    }
    return Optional.empty();
  }

  /// Pays where the payment page is open. @return whether it was
  boolean pay(Placed order) {
    Optional<String> session = session(order);
    session.ifPresent(open -> require(stripe.run("pay", Map.of("session", open, "card", CARD))));
    return session.isPresent();
  }

  private Optional<String> session(Placed order) {
    return ask(HttpRequest.newBuilder(site.resolve("/api/orders/" + order.token())))
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> read(answer.body()).path("checkoutUrl").asText(""))
        .filter(page -> page.contains("/cs_"))
        .map(page -> page.substring(page.lastIndexOf('/') + 1));
  }

  private static String written(Map<String, Object> order) {
    try {
      return Json.MAPPER.writeValueAsString(order);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException page) {
      return Json.MAPPER.missingNode();
    }
  }

  private Optional<HttpResponse<byte[]>> ask(HttpRequest.Builder request) {
    try {
      return Optional.of(
          http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException unanswered) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
