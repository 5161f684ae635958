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
  private Body() {}

  /// @param limit in bytes; more is refused with 413, whether it is announced or not
  public static byte[] read(ServerRequest request, int limit) {
    if (request.headers().contentLength().orElse(0) > limit) {
      throw new Refused(Problem.tooLarge(limit)).with(HeaderNames.CONNECTION, "close");
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw new Refused(Problem.tooLarge(limit)).with(HeaderNames.CONNECTION, "close");
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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
