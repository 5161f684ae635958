package live.maguey.cli.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import live.maguey.tables.Table;

/// An open floor plan, which connects again by itself when its stream ends, as a browser does.
final class LivePlan implements AutoCloseable {
  /// As a browser waits before it connects again.
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final HttpRequest request;
  private final Thread reading;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile JsonNode shown = JSON.createObjectNode();

  LivePlan(HttpClient client, URI plan) {
    this.client = client;
    this.request = HttpRequest.newBuilder(plan).header("Accept", "text/event-stream").GET().build();
    this.reading = Thread.ofVirtual().start(this::read);
  }

  /// How a table stood when the plan was shown last.
  String standing(Table table) {
    return shown
        .path("tables")
        .valueStream()
        .filter(one -> one.path("id").asText().equals(table.id().toString()))
        .map(one -> one.path("standing").asText())
        .findFirst()
        .orElse("");
  }

  int connections() {
    return connections.get();
  }

  private void read() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
          if (stream.statusCode() == 200) {
            connections.incrementAndGet();
            show(lines.iterator());
          }
        }
      } catch (IOException | UncheckedIOException ended) {
        // The server is gone, or not there yet.
      } catch (InterruptedException closed) {
        return;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private void show(Iterator<String> lines) throws IOException {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("data: {")) {
        shown = JSON.readTree(line.substring("data: ".length()));
      }
    }
  }

  @Override
  public void close() {
    reading.interrupt();
  }
}
