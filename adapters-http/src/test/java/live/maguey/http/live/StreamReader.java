package live.maguey.http.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Opens a stream over a connection of its own and notes each line of it.
public final class StreamReader implements AutoCloseable {
  private final Socket socket = new Socket();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile boolean ended;
  private volatile long took;

  private StreamReader() {}

  /// @param headers whole lines
  public static StreamReader open(int port, String path, String... headers) throws IOException {
    StreamReader reader = asked(port, path, headers);
    Thread.ofVirtual().start(reader::read);
    return reader;
  }

  /// One that asks and never reads.
  static StreamReader deaf(int port, String path) throws IOException {
    return asked(port, path);
  }

  private static StreamReader asked(int port, String path, String... headers) throws IOException {
    StreamReader reader = new StreamReader();
    reader.socket.setReceiveBufferSize(8_192);
    reader.socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    request.append("Accept: text/event-stream\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    reader
        .socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    return reader;
  }

  private void read() {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        if (line.startsWith("data: {")) {
          took = System.nanoTime();
        }
      }
    } catch (IOException closed) {
      // as good as its end
    }
    ended = true;
  }

  List<String> lines() {
    return lines;
  }

  /// The data of its snapshots.
  List<String> snapshots() {
    return lines.stream().filter(line -> line.startsWith("data: {")).toList();
  }

  long events(String name) {
    return lines.stream().filter(("event: " + name)::equals).count();
  }

  public boolean shows(long n) {
    return !snapshots().isEmpty() && snapshots().getLast().contains("\"n\":" + n + ",");
  }

  /// When its last state came, by [System#nanoTime].
  public long took() {
    return took;
  }

  boolean isEnded() {
    return ended;
  }

  int status() {
    await(() -> !lines.isEmpty());
    return Integer.parseInt(lines.getFirst().substring(9, 12));
  }

  static void await(BooleanSupplier condition) {
    await(Duration.ofSeconds(8), condition);
  }

  public static void await(Duration longest, BooleanSupplier condition) {
    long until = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("did not come true in " + longest);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
