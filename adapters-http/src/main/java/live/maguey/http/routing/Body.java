package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Refused;
import live.maguey.http.connections.ClientGone;
import live.maguey.http.connections.Connection;
import live.maguey.shared.Deadline;

/// A request's raw body, bounded.
public final class Body {
  /// In bytes. A client that sends a little too much learns why: if we close a connection while its
  /// client still writes, it is reset and the answer is lost. Beyond this we close it anyway.
  private static final int MOST_DISCARDED = 1_000_000;

  private static final int PART = 16 * 1024;

  /// Under which a body is kept with its request: it can be read once only.
  private static final String READ = Body.class.getName();

  private Body() {}

  /// More than the route's policy takes is refused with 413, whether it is announced or not; a body
  /// for which no memory is left just now with 503.
  public static byte[] read(ServerRequest request) {
    return request
        .context()
        .get(READ, byte[].class)
        .orElseGet(() -> {
          byte[] body = receive(request);
          request.context().register(READ, body);
          return body;
        });
  }

  private static byte[] receive(ServerRequest request) {
    int limit = RequestLog.policy(request).intake().limit();
    if (request.headers().contentLength().orElse(0) > MOST_DISCARDED) {
      throw tooLarge(limit);
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    // Not closed here: closing would read on from a client that is gone.
    InputStream in = request.content().inputStream();
    try {
      return Deadline.aside(() -> read(in, limit, Connection.current()));
    } catch (IOException broken) {
      throw new ClientGone(ClientGone.Amid.BODY, false);
    }
  }

  private static byte[] read(InputStream in, int limit, Connection connection) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int size = 0;
    while (true) {
      byte[] part = in.readNBytes(PART);
      size += part.length;
      if (size > limit) {
        parts.clear();
        connection.letGo();
        discard(in);
        throw tooLarge(limit);
      }
      if (!connection.keep(part.length)) {
        parts.clear();
        connection.letGo();
        discard(in);
        throw new Refused(Problem.unavailable()).with(HeaderNames.CONNECTION, "close");
      }
      parts.add(part);
      if (part.length < PART) {
        return joined(parts, size);
      }
    }
  }

  private static byte[] joined(List<byte[]> parts, int size) {
    ByteBuffer whole = ByteBuffer.allocate(size);
    parts.forEach(whole::put);
    return whole.array();
  }

  private static void discard(InputStream in) throws IOException {
    byte[] sink = new byte[PART];
    for (int left = MOST_DISCARDED; left > 0; ) {
      int read = in.read(sink);
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  private static Refused tooLarge(int limit) {
    return new Refused(Problem.tooLarge(limit)).with(HeaderNames.CONNECTION, "close");
  }
}
