package live.maguey.http.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import live.maguey.http.Client;
import live.maguey.http.MagueyServer;
import live.maguey.http.Settings;
import live.maguey.http.connections.CannotListen;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OpsListenerTest {
  @AutoClose private static final ShopServer SHOP = new ShopServer();

  private final MagueyServer listener =
      MagueyServer.ops(
              Settings.plain(), new SequentialIds(), List.of(new OpsRoutes(() -> "figures 1\n")))
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
