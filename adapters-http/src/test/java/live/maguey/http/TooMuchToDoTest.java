package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.SignedDeliveries;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.Deadline;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A node that has more to do than it can works on at most ten requests here: six that browse,
/// eight with those that buy, ten with the gate and deliveries.
@Requirement({"INFRA-02", "6.2"})
class TooMuchToDoTest {
  private static final Map<String, Tier> TIERS =
      Map.of(
          "/api/browse", Counted.READ,
          "/api/buy", Counted.CHECKOUT,
          "/api/gate/a", Counted.GATE,
          "/webhooks/a",
              new Tier.Delivery(new SignedDeliveries(new TestClock(SampleEvents.NOW), 0)),
          "/health/a", Settings.UNCOUNTED);

  private final HttpSettings settings = Settings.working(10);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch done = new CountDownLatch(1);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<HttpResponse<String>>> busy = new ArrayList<>();
  private final MagueyServer server =
      new MagueyServer(
              settings,
              new SequentialIds(),
              meters,
              new Drain(),
              Settings.counting(settings),
              new ErrorPages(Pages.load(settings, SampleEvents.VENUE)),
              _ -> List.of(this::routes))
          .start();
  private final Client client = new Client(server.port());

  private void routes(RouteTable table) {
    Policy<Who.Anybody> policy = Policy.program(new Who.Anybody(), Cache.NEVER);
    TIERS.forEach((path, tier) -> {
      table.get(
          path, policy.tier(tier), (request, response) -> Reply.html(request, response, "done"));
      table.get(
          path + "/long",
          policy.tier(tier),
          (request, response) -> {
            arrived.release();
            done.await();
            Reply.html(request, response, "done");
          });
      table.get(
          path + "/asks",
          policy.tier(tier),
          (request, response) -> {
            Deadline.aside(() -> {
              arrived.release();
              done.await();
              return true;
            });
            Reply.html(request, response, "done");
          });
    });
    table.get(
        "/page",
        Policy.page(new Who.Anybody(), Cache.OWN),
        (request, response) -> Reply.html(request, response, "done"));
  }

  @AfterEach
  void stop() {
    done.countDown();
    busy.forEach(CompletableFuture::join);
    clients.close();
    server.stop();
  }

  private void keepBusy(String path, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      busy.add(CompletableFuture.supplyAsync(() -> client.get(path), clients));
    }
    assertThat(arrived.tryAcquire(times, 10, TimeUnit.SECONDS)).isTrue();
  }

  private int status(String path) {
    return client.get(path).statusCode();
  }

  @Test
  void browsing_gives_way_first_then_buying_and_the_gate_and_deliveries_last() throws Exception {
    keepBusy("/api/browse/long", 5);
    assertThat(status("/api/browse")).isEqualTo(200);
    keepBusy("/api/browse/long", 1);
    assertThat(status("/api/browse")).isEqualTo(503);
    assertThat(status("/api/buy")).isEqualTo(200);
    keepBusy("/api/buy/long", 2);
    assertThat(status("/api/buy")).isEqualTo(503);
    assertThat(status("/api/gate/a")).isEqualTo(200);
    assertThat(status("/webhooks/a")).isEqualTo(200);
    keepBusy("/api/gate/a/long", 2);
    assertThat(status("/webhooks/a")).isEqualTo(503);
    assertThat(status("/health/a")).isEqualTo(200);
  }

  @Test
  void who_is_refused_is_told_when_to_come_again_and_nothing_of_those_before_is_lost()
      throws Exception {
    keepBusy("/api/browse/long", 6);

    HttpResponse<String> refused = client.get("/api/browse");
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(refused.body()).contains("\"code\":\"busy\"").contains("\"retryAfter\":2");
    HttpResponse<String> page = client.get("/page", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("very full right now").contains("tries again by itself");

    done.countDown();
    busy.forEach(b -> assertThat(b.join().statusCode()).isEqualTo(200));
    assertThat(status("/api/browse")).isEqualTo(200);
    assertThat(meters.get("maguey.http.work").gauge().value()).isZero();
    assertThat(meters.get("maguey.http.shed").tag("rank", "browsing").counter().count())
        .isEqualTo(2);
  }

  @Test
  void who_waits_for_a_vendor_or_a_client_takes_no_place() throws Exception {
    keepBusy("/api/buy/asks", 25);
    assertThat(meters.get("maguey.http.work").gauge().value()).isZero();
    assertThat(status("/api/browse")).isEqualTo(200);
  }
}
