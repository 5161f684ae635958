package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A hundred orders paid at once, from the payment to the provider's acceptance of each mail.
@Tag("full")
class MailBurstIT {
  private static final int ORDERS = 100;
  private static final int WARM_UP = 40;
  private static final Duration PROMISE = Duration.ofSeconds(5);

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of("resend.requests-per-second", "0", "stripe.requests-per-second", "200"),
          settings -> settings.withLimits(0, 0));

  @Test
  @Requirement({"EMAIL-01", "2.1", "8.5"})
  void a_hundred_payments_at_once_have_their_emails_accepted_within_seconds() throws IOException {
    Event event = SERVER.event();
    warmUp(event);
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      sessions.add(Guest.holding(SERVER, event, 1, "burst-" + i + "@example.com").session());
    }
    Map<String, Instant> paidAt = new ConcurrentHashMap<>();
    try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ORDERS; i++) {
        String guest = "burst-" + i + "@example.com";
        String session = sessions.get(i);
        guests.submit(() -> {
          paidAt.put(guest, SERVER.clock().instant());
          SERVER.stripe().pay(session, Guest.GOOD_CARD);
        });
      }
    }
    Await.until(
        Duration.ofSeconds(60),
        () -> assertThat(SERVER.resend().mails().size()).isEqualTo(WARM_UP + ORDERS));
    List<Duration> waits =
        paidAt.entrySet().stream()
            .map(e ->
                Duration.between(
                    e.getValue(), SERVER.resend().mailsTo(e.getKey()).getFirst().created()))
            .sorted()
            .toList();
    Duration p99 = waits.get(ORDERS * 99 / 100 - 1);
    System.out.printf(
        "payment to accepted, %d orders at once: p50 %d ms, p99 %d ms, longest %d ms%n",
        ORDERS, waits.get(ORDERS / 2 - 1).toMillis(), p99.toMillis(), waits.getLast().toMillis());
    assertThat(p99).isLessThan(PROMISE);
  }

  /// A server on a Saturday night has been running for a while.
  private static void warmUp(Event event) throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      SERVER
          .stripe()
          .pay(
              Guest.holding(SERVER, event, 1, "early-" + i + "@example.com").session(),
              "4242424242424242");
    }
    Await.until(
        Duration.ofSeconds(60),
        () -> assertThat(SERVER.resend().mails().size()).isEqualTo(WARM_UP));
  }
}
