package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.maguey.catalog.Event;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Fact;
import live.maguey.revenue.LedgerEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// One event of Stripe's, sent by 64 threads at once to a real server on real PostgreSQL.
class WebhookRaceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENDERS = 64;

  @AutoClose private static final House HOUSE = House.open();

  @Test
  @Requirement({"PAY-03", "1.3"})
  void the_same_webhook_64_times_at_once_pays_once() throws Exception {
    HOUSE.stripe().webhooksTo(null);
    Event night = HOUSE.night();
    OrderReference reference = paid(night);
    List<String> events =
        HOUSE.stripe().events("checkout.session.completed").stream()
            .map(event -> event.get("id").asText())
            .toList();
    assertThat(events).hasSize(1);
    assertThat(order(reference).state()).isEqualTo("held");

    HOUSE.stripe().webhooksTo(HOUSE.site().resolve("/webhooks/stripe"));
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      for (int i = 0; i < SENDERS; i++) {
        senders.submit(() -> {
          start.await();
          HOUSE.stripe().sendAgain(events.getFirst());
          return null;
        });
      }
      start.countDown();
    }

    Await.until(() -> assertThat(order(reference).state()).isEqualTo("paid"));
    Await.until(() -> assertThat(delivered(events.getFirst())).isEqualTo(SENDERS));
    Await.until(() -> assertThat(HOUSE.resend().mailsTo("racer@example.com")).hasSize(1));
    Order order = order(reference);
    assertThat(HOUSE.stores().tickets().of(order.id())).hasSize(2);
    assertThat(
            HOUSE.stores().facts().of(order.id()).stream()
                .filter(fact -> fact.kind() == Fact.Kind.CAPTURE))
        .hasSize(1);
    assertThat(
            HOUSE.stores().ledger().of(order.id()).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.CHARGE))
        .hasSize(1);
    assertThat(HOUSE.stores().outbox().list(null, order.id(), 10)).hasSize(1);
    assertThat(HOUSE.stores().events().find(night.id()).orElseThrow().tiers().getFirst().taken())
        .isEqualTo(2);
  }

  private static long delivered(String event) {
    return HOUSE.stripe().webhookAttempts().stream()
        .filter(attempt -> attempt.id().equals(event) && attempt.status() == 200)
        .count();
  }

  private static OrderReference paid(Event night) throws IOException {
    Map<String, Object> order =
        Map.of(
            "event",
            night.slug().value(),
            "lines",
            List.of(Map.of("tier", night.tiers().getFirst().id().toString(), "quantity", 2)),
            "total",
            6_000,
            "name",
            "A racer",
            "email",
            "racer@example.com",
            "ageConfirmed",
            true,
            "terms",
            "2026-11");
    JsonNode placed =
        JSON.readTree(HOUSE.client().post("/api/orders", JSON.writeValueAsString(order)).body());
    String page = placed.path("checkoutUrl").asText();
    HOUSE.stripe().pay(page.substring(page.lastIndexOf('/') + 1), "4242424242424242");
    return OrderReference.parse(placed.path("reference").asText());
  }

  private static Order order(OrderReference reference) {
    return HOUSE.stores().orders().find(reference).orElseThrow();
  }
}
