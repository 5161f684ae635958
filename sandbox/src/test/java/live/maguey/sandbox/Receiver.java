package live.maguey.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.sandbox.wire.Json;

/// A webhook endpoint that keeps what it gets.
final class Receiver implements AutoCloseable {
  record Hook(String body, Map<String, String> headers) {
    JsonNode json() {
      return Json.trusted(body);
    }

    String type() {
      return json().get("type").asText();
    }
  }

  private final List<Hook> hooks = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, v) -> headers.put(name, v.getFirst()));
          synchronized (hooks) {
            hooks.add(new Hook(body, headers));
          }
          boolean refused = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
          exchange.sendResponseHeaders(refused ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  void refuseNext(int times) {
    refusals.set(times);
  }

  List<Hook> hooks() {
    synchronized (hooks) {
      return List.copyOf(hooks);
    }
  }

  List<Hook> hooks(String type) {
    return hooks().stream().filter(h -> h.type().equals(type)).toList();
  }

  List<String> types() {
    return hooks().stream().map(Hook::type).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
