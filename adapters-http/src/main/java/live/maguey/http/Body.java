package live.maguey.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A request's raw body, bounded.
public final class Body {
  /// In bytes. Somebody who sends a little too much hears why: a connection that is closed while
  /// its client still writes is reset, and the answer lost. Beyond this it is closed all the same.
  private static final int MOST_DISCARDED = 1_000_000;

  private Body() {}

  /// @param limit in bytes; more is refused with 413, whether it is announced or not
  public static byte[] read(ServerRequest request, int limit) {
    if (request.headers().contentLength().orElse(0) > MOST_DISCARDED) {
      throw tooLarge(limit);
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        in.readNBytes(MOST_DISCARDED);
        throw tooLarge(limit);
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Refused tooLarge(int limit) {
    return new Refused(Problem.tooLarge(limit)).with(HeaderNames.CONNECTION, "close");
  }

  /// SHA-256 of a request's meaning, hexadecimal: what an idempotency key is bound to.
  public static String hash(byte[] meaning) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(meaning));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
