package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import live.maguey.catalog.Event;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.House;
import live.maguey.orders.OrderReference;

/// Guests who ask again as the shop's page does: with the same idempotency key, until they are
/// answered. Keeps what they were told until then.
final class AskingAgain {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final House house;
  private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();

  AskingAgain(House house) {
    this.house = house;
  }

  Queue<HttpResponse<String>> refusals() {
    return refusals;
  }

  /// One place of the night's first tier.
  Guest order(Event event) {
    Map<String, Object> choice = Guest.choice(house, event, 1);
    String key = house.stores().ids().next().toString();
    try {
      while (true) {
        HttpResponse<String> answer =
            house
                .client()
                .post("/api/orders", JSON.writeValueAsString(choice), "Idempotency-Key", key);
        if (answer.statusCode() == 201) {
          JsonNode placed = JSON.readTree(answer.body());
          return new Guest(
              house,
              String.valueOf(choice.get("email")),
              OrderReference.parse(placed.path("reference").asText()),
              placed.path("token").asText());
        }
        refusals.add(answer);
      }
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
