package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.revenue.LedgerEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// One event of Stripe's, sent by 64 threads at once to a real server on real PostgreSQL.
class WebhookRaceIT {
  private static final int SENDERS = 64;

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @Test
  @Requirement({"PAY-03", "1.3"})
  void the_same_webhook_64_times_at_once_pays_once() throws Exception {
    SERVER.stripe().webhooksTo(null);
    Event event = SERVER.event();
    Guest guest = Guest.holding(SERVER, event, 2, "racer@example.com");
    guest.pays(Guest.GOOD_CARD);
    List<String> events =
        SERVER.stripe().events("checkout.session.completed").stream()
            .map(webhook -> webhook.get("id").asText())
            .toList();
    assertThat(events).hasSize(1);
    assertThat(guest.state()).isEqualTo("held");

    SERVER.stripe().webhooksTo(SERVER.site().resolve("/webhooks/stripe"));
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      for (int i = 0; i < SENDERS; i++) {
        senders.submit(() -> {
          start.await();
          SERVER.stripe().sendAgain(events.getFirst());
          return null;
        });
      }
      start.countDown();
    }

    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    Await.until(() -> assertThat(delivered(events.getFirst())).isEqualTo(SENDERS));
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Order order = guest.order();
    assertThat(SERVER.stores().sales().tickets().of(order.id())).hasSize(2);
    assertThat(Fact.of(SERVER.stores().payments().facts().of(order.id()), Fact.Captured.class))
        .hasSize(1);
    assertThat(
            SERVER.stores().payments().ledger().of(order.id()).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.CHARGE))
        .hasSize(1);
    assertThat(SERVER.stores().outbox().list(null, order.id(), 10)).hasSize(1);
    assertThat(
            SERVER
                .stores()
                .sales()
                .events()
                .find(event.id())
                .orElseThrow()
                .tiers()
                .getFirst()
                .taken())
        .isEqualTo(2);
  }

  private static long delivered(String event) {
    return SERVER.stripe().webhookAttempts().stream()
        .filter(attempt -> attempt.id().equals(event) && attempt.status() == 200)
        .count();
  }
}
