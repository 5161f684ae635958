package live.maguey.http.health;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.http.Client;
import live.maguey.http.MagueyServer;
import live.maguey.http.Settings;
import live.maguey.http.connections.CannotListen;
import live.maguey.http.web.shop.ShopServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsListenerTest {
  @AutoClose private static final ShopServer SHOP = new ShopServer();

  private final AtomicReference<DeepHealth> health =
      new AtomicReference<>(new DeepHealth(NOW, List.of()));
  private final MagueyServer listener =
      MagueyServer.ops(
              Settings.plain(),
              SHOP.running(),
              List.of(new OpsRoutes(() -> "figures 1\n", health::get)))
          .start();
  private final Client ops = new Client(listener.port());

  @AfterEach
  void stop() {
    listener.stop();
  }

  @Test
  void figures_are_on_the_listener_of_their_own_and_not_beside_the_pages() {
    HttpResponse<String> figures = ops.get("/metrics");

    assertThat(figures.statusCode()).isEqualTo(200);
    assertThat(figures.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(figures.body()).isEqualTo("figures 1\n");
    assertThat(SHOP.client().get("/metrics").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, 200, pass, pass, ok",
    "OFF, 200, pass, pass, off",
    "UNKNOWN, 200, pass, pass, unknown",
    "SLOW, 200, warn, warn, slow",
    "WARNING, 200, warn, warn, warning",
    "FAILED, 503, fail, fail, failed"
  })
  void deep_health_is_that_of_the_worst_and_says_of_each_what_was_seen_since_when_and_how_long_ago(
      DeepHealth.State state, int status, String whole, String one, String word) throws Exception {
    boolean wrong = status == 503;
    health.set(
        new DeepHealth(
            NOW,
            List.of(
                new DeepHealth.Dependency(
                    "database",
                    "datastore",
                    DeepHealth.State.OK,
                    "is there",
                    "",
                    null,
                    null,
                    NOW,
                    NOW),
                new DeepHealth.Dependency(
                    "stripe",
                    "component",
                    state,
                    "refuses connections",
                    wrong ? "Wait." : "",
                    wrong ? "stripe-away" : null,
                    wrong ? "stripe-down" : null,
                    NOW.minusSeconds(90),
                    NOW.minusSeconds(7)))));

    HttpResponse<String> answer = ops.get("/health/deep");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/health+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode said = new ObjectMapper().readTree(answer.body());
    assertThat(said.path("status").asText()).isEqualTo(whole);
    JsonNode stripe = said.path("checks").path("stripe").path(0);
    assertThat(stripe.path("status").asText()).isEqualTo(one);
    assertThat(stripe.path("state").asText()).isEqualTo(word);
    assertThat(stripe.path("observedValue").asText()).isEqualTo("refuses connections");
    assertThat(stripe.path("since").asText()).isEqualTo("2026-11-29T01:58:30Z");
    assertThat(stripe.path("time").asText()).isEqualTo("2026-11-29T01:59:53Z");
    assertThat(stripe.path("age").asLong()).isEqualTo(7);
    assertThat(stripe.path("output").asText()).isEqualTo(wrong ? "Wait." : "");
    assertThat(stripe.path("finding").path("runbook").asText().equals("stripe-down"))
        .isEqualTo(wrong);
    assertThat(SHOP.client().get("/health/deep").statusCode()).isEqualTo(404);
  }

  @Test
  void it_has_nothing_of_the_public() {
    for (String path : List.of("/", "/api/events", "/gate", "/nothing")) {
      HttpResponse<String> answer = ops.get(path, "Accept", "text/html");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void a_port_that_is_taken_is_told_by_its_own_option() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> CannotListen.Options.OF_OPS.unlessFree("127.0.0.1", taken.getLocalPort()))
          .isInstanceOf(CannotListen.class)
          .hasMessageMatching("Port \\d+ is taken by another program\\. .*--ops-port.*");
    }
  }
}
