package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL is stopped and started while guests buy, who ask again as the shop's page does: with
/// the same idempotency key, until they are answered.
@Order(11)
class DatabaseRestartIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HEALED = Duration.ofMinutes(1);
  private static final int GUESTS = 8;
  private static final int BEFORE = 40;

  private final Queue<Guest> served = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean selling = new AtomicBoolean(true);

  @Test
  void everybody_who_asks_again_has_one_order_and_all_who_pay_have_tickets(@TempDir Path folder)
      throws ExecutionException, InterruptedException {
    try (RestartableDatabase database = new RestartableDatabase(folder.resolve("postgres"));
        RunningServer server = RunningServer.open(settings(database));
        ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      Event event = server.add(server.tonight().tier("General", 5_000));
      AskingAgain crowd = new AskingAgain(server);
      List<? extends Future<?>> buying =
          IntStream.range(0, GUESTS)
              .mapToObj(_ -> guests.submit(() -> buyOn(crowd, server, event)))
              .toList();
      Await.until(HEALED, () -> assertThat(served.size()).isGreaterThan(BEFORE));

      database.stop();
      Await.until(HEALED, () -> assertThat(crowd.refusals().size()).isGreaterThanOrEqualTo(GUESTS));
      HttpResponse<String> ready = server.client().get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(server.client().get("/health/live").statusCode()).isEqualTo(200);

      int servedBefore = served.size();
      database.start();
      long back = System.nanoTime();
      Await.until(HEALED, () -> assertThat(served.size()).isGreaterThan(servedBefore + GUESTS));
      Duration healed = Duration.ofNanos(System.nanoTime() - back);
      selling.set(false);
      for (Future<?> one : buying) {
        one.get();
      }

      Await.until(
          HEALED,
          () -> assertThat(served).allSatisfy(g -> assertThat(g.state()).isEqualTo("paid")));
      crowd.everybodyWasToldToComeAgain();
      assertThat(served).hasSameSizeAs(served.stream().map(Guest::reference).distinct().toList());
      assertThat(served).hasSize(asked.get());
      Await.until(
          HEALED,
          () -> assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200));
      Invariants.check(server.stores().database());
      ReliabilityPage.tells(
          new ReliabilityPage.Row(
              "PostgreSQL is restarted while guests buy",
              "`/health/live`; everyone who asks is told when to try again",
              "each guest who asks again has one order, all who paid have their tickets",
              healed));
    }
  }

  private static Map<String, String> settings(RestartableDatabase database) {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("sales.orders-per-minute", "100000");
    settings.put("stripe.requests-per-second", "200");
    settings.put("resend.requests-per-second", "0");
    return settings;
  }

  private void buyOn(AskingAgain crowd, RunningServer server, Event event) {
    while (selling.get()) {
      asked.incrementAndGet();
      Guest guest = crowd.order(event);
      AtomicReference<String> session = new AtomicReference<>("");
      Await.until(
          HEALED,
          () -> {
            session.set(session(guest));
            assertThat(session.get()).startsWith("cs_");
          });
      server.stripe().pay(Objects.requireNonNull(session.get()), Guest.GOOD_CARD);
      served.add(guest);
    }
  }

  /// The payment page's session; a database that is away is a page that is not open yet.
  private static String session(Guest guest) {
    HttpResponse<String> page = guest.server().client().get("/api/orders/" + guest.token());
    try {
      String at = JSON.readTree(page.body()).path("checkoutUrl").asText();
      return at.substring(at.lastIndexOf('/') + 1);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
