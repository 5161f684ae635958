package live.maguey.cli.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// Where Sentry would be: takes envelopes as its documentation says, and keeps the events.
final class Ingest implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final HttpServer server;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private volatile int asked;

  Ingest() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String dsn() {
    return "http://%s@127.0.0.1:%d/on/prem/7".formatted(KEY, server.getAddress().getPort());
  }

  /// From here on; what is answered otherwise than with 200 is not kept.
  void answers(int status) {
    answer = status;
  }

  /// How often it was asked, whatever it answered.
  int asked() {
    return asked;
  }

  List<JsonNode> events() {
    return List.copyOf(events);
  }

  /// Everything that was sent, as it came.
  String bodies() {
    return String.join("\n", bodies);
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked++;
      String body =
          new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), UTF_8);
      String auth = exchange.getRequestHeaders().getFirst("X-Sentry-Auth");
      boolean known =
          exchange.getRequestURI().getPath().equals("/on/prem/api/7/envelope/")
              && auth.startsWith("Sentry sentry_version=7")
              && auth.contains("sentry_key=" + KEY);
      int status = known ? answer : 403;
      if (status == 200) {
        keep(body);
      } else if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "60");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /// An envelope: its head, then items, each with a head of its own.
  private void keep(String body) throws IOException {
    bodies.add(body);
    String[] lines = body.split("\n");
    for (int i = 1; i + 1 < lines.length; i += 2) {
      JsonNode item = JSON.readTree(lines[i]);
      if (item.path("length").asInt() != lines[i + 1].getBytes(UTF_8).length) {
        throw new IOException("the item has another length than it says");
      }
      if (item.path("type").asText().equals("event")) {
        events.add(JSON.readTree(lines[i + 1]));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
