package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.health.HealthRoutes;
import live.maguey.http.health.Probes;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What [MagueyServer#stop] promises: not ready any more, new requests refused, those in flight
/// answered, and nothing listens once it returns.
class StoppingTest {
  private static final String READY = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String QUICK = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void release() {
    goOn.countDown();
  }

  @Test
  void a_request_in_flight_is_answered_while_new_ones_are_refused() throws Exception {
    MagueyServer server = started(Duration.ofSeconds(30));
    int port = server.port();
    try (RawConnection slow = new RawConnection(port)) {
      slow.send(SLOW);
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ask(port, READY).status()).isEqualTo(200);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
      RawConnection.Answer ready = ask(port, READY);
      while (ready.status() == 200) {
        ready = ask(port, READY);
      }

      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body()).contains("\"draining\"");
      assertThat(ask(port, LIVE).status()).isEqualTo(200);
      RawConnection.Answer refused = ask(port, QUICK);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.closes()).isTrue();
      // Longer than idle connections are given, so it is the request that is waited for.
      assertThatThrownBy(() -> stopped.get(2, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);

      goOn.countDown();
      assertThat(slow.answer().body()).isEqualTo("done");
      stopped.get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> new RawConnection(port)).isInstanceOf(ConnectException.class);
    }
  }

  /// One is kept for 75 seconds otherwise.
  @Test
  void an_idle_connection_is_closed_and_not_waited_for() throws Exception {
    MagueyServer server = started(Duration.ofSeconds(30));
    try (RawConnection idle = new RawConnection(server.port())) {
      assertThat(idle.send(QUICK).answer().body()).isEqualTo("quick");

      CompletableFuture.runAsync(server::stop).get(10, TimeUnit.SECONDS);

      assertThat(idle.isEnded()).isTrue();
    }
  }

  @Test
  void a_request_that_outlasts_the_patience_is_not_waited_for() throws Exception {
    MagueyServer server = started(Duration.ofMillis(50));
    try (RawConnection slow = new RawConnection(server.port())) {
      slow.send(SLOW);
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture.runAsync(server::stop).get(10, TimeUnit.SECONDS);

      assertThat(goOn.getCount()).isOne();
    }
  }

  private static RawConnection.Answer ask(int port, String request) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      return connection.send(request).answer();
    }
  }

  private MagueyServer started(Duration patience) {
    HttpSettings plain = Settings.plain();
    HttpSettings settings =
        new HttpSettings(
            plain.port(),
            plain.bind(),
            plain.site(),
            plain.paymentSite(),
            plain.production(),
            plain.trustedProxies(),
            plain.zone(),
            patience,
            plain.limits());
    Drain drain = new Drain();
    Probes probes = new Probes(List.of(), Duration.ofSeconds(2), Clock.systemUTC());
    return new MagueyServer(
            settings,
            new SequentialIds(),
            new SimpleMeterRegistry(),
            drain,
            Settings.counting(settings),
            new ErrorPages(Pages.load(settings, SampleEvents.VENUE)),
            _ -> List.of(this::routes, new HealthRoutes(probes, drain::hasBegun)))
        .start();
  }

  private void routes(RouteTable table) {
    Policy<Who.Anybody> page = Policy.page(new Who.Anybody(), Cache.OWN);
    table
        .get("/quick", page, (request, response) -> Reply.html(request, response, "quick"))
        .get(
            "/slow",
            page,
            (request, response) -> {
              arrived.countDown();
              assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
              Reply.html(request, response, "done");
            });
  }
}
