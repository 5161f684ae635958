package live.maguey.cli.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.http.GatePhones;

/// Somebody who buys a place and goes in, and does as the pages and the phones at the gate do: what
/// nobody answers is asked again, the same question under the same key.
final class StubbornGuest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningServer server;
  private final HttpClient client;
  private final String email;
  private final String order;
  private final String key;
  private final String phone;
  private final String scan;
  private final String otherScan;
  private final AtomicInteger unanswered;

  /// What the order was said to be, each time it was asked for.
  private final Set<String> references = new HashSet<>();

  private String token = "";
  private String ticket = "";

  /// @param unanswered counts what had to be asked again
  StubbornGuest(
      RunningServer server,
      HttpClient client,
      Event event,
      String phone,
      AtomicInteger unanswered) {
    this.server = server;
    this.client = client;
    this.phone = phone;
    this.unanswered = unanswered;
    var choice = Guest.choice(server, event, 1);
    this.email = String.valueOf(choice.get("email"));
    this.order = text(choice);
    this.key = server.stores().ids().next().toString();
    this.scan = server.stores().ids().next().toString();
    this.otherScan = server.stores().ids().next().toString();
  }

  /// Until a place is held, paid, and the guest is in.
  void goesIn() {
    places();
    server.stripe().pay(session(), Guest.GOOD_CARD);
    Await.until(PATIENCE, () -> assertThat(page().path("state").asText()).isEqualTo("paid"));
    ticket = page().at("/tickets/0/number").asText();
    assertThat(scanned(scan)).isEqualTo("admitted");
  }

  /// What was answered then is answered now.
  void stillHasWhatWasAnswered() {
    places();
    assertThat(references).hasSize(1);
    assertThat(page().path("state").asText()).isEqualTo("paid");
    assertThat(page().at("/tickets/0/number").asText()).isEqualTo(ticket);
    assertThat(scanned(scan)).isEqualTo("admitted");
    assertThat(scanned(otherScan)).isEqualTo("already-used");
    assertThat(server.resend().mailsTo(email)).hasSize(1);
  }

  private void places() {
    JsonNode placed = answered(201, post("/api/orders", order).header("Idempotency-Key", key));
    references.add(placed.path("reference").asText());
    token = placed.path("token").asText();
  }

  private String session() {
    Await.until(PATIENCE, () -> assertThat(page().path("checkoutUrl").asText()).isNotEmpty());
    String address = page().path("checkoutUrl").asText();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private JsonNode page() {
    return answered(200, request("/api/orders/" + token).GET());
  }

  private String scanned(String id) {
    String body =
        """
        {"scanId": "%s", "input": "typed", "code": "%s", "at": "%s"}
        """
            .formatted(id, ticket, server.clock().instant());
    JsonNode[] said = new JsonNode[1];
    Await.until(PATIENCE, () -> said[0] = ask(200, signed(body)));
    return said[0].path("reason").asText();
  }

  /// As its phone signs it, with the nonce that it heard last.
  private HttpRequest signed(String body) {
    String path = "/api/gate/scans";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String[] headers = GatePhones.of(phone).sign("POST", uri(path), bytes).toArray(String[]::new);
    return post(path, body).headers(headers).build();
  }

  private HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
  }

  private URI uri(String path) {
    return server.site().resolve(path);
  }

  /// Asks until it is answered. All 60 come from one address, so that some are told to come again;
  /// whatever else is said is a mistake.
  private JsonNode answered(int expected, HttpRequest.Builder request) {
    JsonNode[] said = new JsonNode[1];
    Await.until(PATIENCE, () -> said[0] = ask(expected, request.build()));
    return said[0];
  }

  private JsonNode ask(int expected, HttpRequest request) throws InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.ofString());
      answer.headers().firstValue("Gate-Nonce").ifPresent(GatePhones.of(phone)::hear);
      if (answer.statusCode() == expected) {
        return JSON.readTree(answer.body());
      }
    } catch (IOException nobodyAnswered) {
      unanswered.incrementAndGet();
      throw new AssertionError("nobody answered " + request.uri(), nobodyAnswered);
    }
    if (answer.body().contains("stale-nonce")) {
      throw new AssertionError("it has a nonce now");
    }
    unanswered.incrementAndGet();
    String said = answer.statusCode() + " " + answer.body();
    boolean comesAgain = answer.headers().firstValue("Retry-After").isPresent();
    if (answer.statusCode() < 500 && !comesAgain) {
      throw new IllegalStateException(request.uri() + " answered " + said);
    }
    throw new AssertionError(said);
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
