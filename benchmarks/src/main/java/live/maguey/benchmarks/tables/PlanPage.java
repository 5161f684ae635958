package live.maguey.benchmarks.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.events.Event;

/// A page that shows an event's floor plan: it keeps a stream open, from a network of its own.
final class PlanPage implements AutoCloseable {
  private final Socket socket;
  private final AtomicInteger plans = new AtomicInteger();
  private volatile long last;

  private PlanPage(Socket socket) {
    this.socket = socket;
  }

  static PlanPage open(int port, Event event, int number) throws IOException {
    PlanPage page = new PlanPage(new Socket(InetAddress.getLoopbackAddress(), port));
    page.socket
        .getOutputStream()
        .write(
            """
            GET /api/events/%s/tables HTTP/1.1\r
            Host: localhost\r
            Accept: text/event-stream\r
            X-Forwarded-For: 10.9.%d.%d\r
            \r
            """
                .formatted(event.slug(), number / 250, number % 250)
                .getBytes(StandardCharsets.US_ASCII));
    Thread.ofVirtual().start(page::read);
    return page;
  }

  private void read() {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("data: {")) {
          last = System.nanoTime();
          plans.incrementAndGet();
        }
      }
    } catch (IOException closed) {
      // the page was left
    }
  }

  /// How many plans it has been given.
  int plans() {
    return plans.get();
  }

  /// When the last one came, by [System#nanoTime].
  long last() {
    return last;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
