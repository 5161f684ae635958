package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.orders.OrderReference;

/// Guests who ask again as the shop's page does: with the same idempotency key, until they are
/// answered. Keeps what they were told until then.
final class AskingAgain {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param key the same each time it is sent
  record Choice(Map<String, Object> order, String key) {}

  private final RunningServer server;
  private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();

  AskingAgain(RunningServer server) {
    this.server = server;
  }

  Queue<HttpResponse<String>> refusals() {
    return refusals;
  }

  /// One place of the event's first tier.
  Guest order(Event event) {
    return again(choose(event));
  }

  /// Asks once and does not wait for the answer; [#again] goes on.
  Choice begin(Event event) {
    Choice choice = choose(event);
    Unanswered.ask(() -> ask(choice));
    return choice;
  }

  private Choice choose(Event event) {
    return new Choice(Guest.choice(server, event, 1), server.stores().ids().next().toString());
  }

  /// With the same choice and key, until there is an answer.
  Guest again(Choice choice) {
    while (true) {
      HttpResponse<String> answer = ask(choice);
      if (answer.statusCode() == 201) {
        return guest(choice, answer);
      }
      refusals.add(answer);
    }
  }

  private HttpResponse<String> ask(Choice choice) {
    try {
      return server
          .client()
          .post(
              "/api/orders",
              JSON.writeValueAsString(choice.order()),
              "Idempotency-Key",
              choice.key());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Guest guest(Choice choice, HttpResponse<String> answer) {
    try {
      JsonNode placed = JSON.readTree(answer.body());
      return new Guest(
          server,
          String.valueOf(choice.order().get("email")),
          OrderReference.parse(placed.path("reference").asText()),
          placed.path("token").asText());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  void everybodyWasToldToComeAgain() {
    assertThat(refusals)
        .allSatisfy(refusal -> {
          assertThat(refusal.body()).containsAnyOf("\"maintenance\"", "\"request-in-progress\"");
          assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
        });
  }
}
