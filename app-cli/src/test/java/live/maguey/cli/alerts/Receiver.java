package live.maguey.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.maguey.cli.up.FreePort;
import org.jspecify.annotations.Nullable;

/// Where Slack and PagerDuty would be: a port of loopback on which nobody listens until
/// [#comesUp()].
public final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port = FreePort.any();
  private final List<JsonNode> slack = new CopyOnWriteArrayList<>();
  private final List<JsonNode> pagerDuty = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer up;
  private volatile int answer = 200;

  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// What Slack was posted, in the order of its coming.
  public List<String> slack() {
    return slack.stream().map(posted -> posted.path("text").asText()).toList();
  }

  public List<JsonNode> pagerDuty() {
    return List.copyOf(pagerDuty);
  }

  /// From here on; what is answered otherwise than with 200 is not kept.
  public void answers(int status) {
    answer = status;
  }

  /// Nobody listens from here on.
  public void goesDown() {
    if (up != null) {
      up.stop(0);
      up = null;
    }
  }

  public void comesUp() {
    if (up != null) {
      return;
    }
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      keep(server, "/services/T0/B0/secret", slack);
      keep(server, "/v2/enqueue", pagerDuty);
      server.start();
      up = server;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private void keep(HttpServer server, String path, List<JsonNode> posted) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            JsonNode document = JSON.readTree(exchange.getRequestBody());
            if (answer == 200) {
              posted.add(document);
            }
            exchange.sendResponseHeaders(answer, -1);
          }
        });
  }

  @Override
  public void close() {
    goesDown();
  }
}
