package live.maguey.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import live.maguey.cli.command.Json;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.sandbox.stripe.StripeLookalike;
import live.maguey.shared.Money;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Table;

/// Guests who bought before the visitor arrives: real orders through the public API, paid at the
/// lookalike, so that every figure in the demo adds up.
final class DemoBuyers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CARD = "4242424242424242";

  private final URI site;
  private final StripeLookalike stripe;
  private final String terms;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  DemoBuyers(URI site, StripeLookalike stripe, String terms) {
    this.site = site;
    this.stripe = stripe;
    this.terms = terms;
  }

  /// Buys the event's places until `few` are left; nothing when that few are left already.
  void fill(Event event, int few) {
    int spare = few;
    for (Tier tier : event.tiers()) {
      int left = tier.left();
      while (left > spare) {
        int quantity = Math.min(tier.perOrder(), left - spare);
        buy(event, tier, quantity);
        left -= quantity;
      }
      spare = Math.max(0, spare - left);
    }
  }

  /// Books what is free of these tables of the event.
  void book(Event event, EventPlan plan, Predicate<Table> wanted) {
    plan.free().stream()
        .filter(wanted)
        .forEach(
            table -> order(event, Map.of("table", table.id().toString()), table.price().dueNow()));
  }

  private void buy(Event event, Tier tier, int quantity) {
    order(
        event,
        Map.of("tier", tier.id().toString(), "quantity", quantity),
        tier.phases().getFirst().price().times(quantity));
  }

  private void order(Event event, Map<String, Object> line, Money total) {
    String guest = UUID.randomUUID().toString().substring(0, 8);
    JsonNode placed =
        post(
            Map.of(
                "event",
                event.slug().value(),
                "lines",
                List.of(line),
                "total",
                total.minor(),
                "name",
                "Guest " + guest,
                "email",
                "guest-" + guest + "@example.com",
                "ageConfirmed",
                true,
                "terms",
                terms));
    String page = placed.path("checkoutUrl").asText("");
    if (!page.isEmpty()) {
      stripe.pay(page.substring(page.lastIndexOf('/') + 1), CARD);
    }
  }

  private JsonNode post(Map<String, Object> order) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(site.resolve("/api/orders"))
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(order)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException(
            "a demo order was answered "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), UTF_8));
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo was being filled", interrupted);
    }
  }
}
