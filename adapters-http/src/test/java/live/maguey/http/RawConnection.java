package live.maguey.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection to a server, byte by byte: for what no well-behaved client sends.
public final class RawConnection implements AutoCloseable {
  private static final int PATIENCE = 10_000;

  private final Socket socket;
  private final InputStream in;

  public RawConnection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// @param status 0 when the connection was closed without an answer
  /// @param head the status line and headers; @param body as far as it was announced
  public record Answer(int status, String head, String body) {
    boolean closes() {
      return status == 0 || head.toLowerCase(java.util.Locale.ROOT).contains("connection: close");
    }
  }

  public RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /// Reads one answer whose length is announced.
  public Answer answer() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new Answer(0, head.toString(StandardCharsets.ISO_8859_1), "");
      }
      head.write(next);
    }
    String lines = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        lines
            .lines()
            .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(lines.substring(9, 12)), lines, body);
  }

  /// Whether the other side ends the connection, within ten seconds, without another byte.
  public boolean isEnded() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
