package live.maguey.http.answers;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/// Sends what a handler made: compressed where the client takes gzip and it pays, without a body
/// for HEAD.
public final class Reply {
  /// Below this a gzip body is hardly smaller than its packet.
  private static final int WORTH_COMPRESSING = 1000;

  private Reply() {}

  public static void html(ServerRequest request, ServerResponse response, String page) {
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    send(request, response, page.getBytes(StandardCharsets.UTF_8));
  }

  public static void svg(ServerRequest request, ServerResponse response, String svg) {
    response.header(HeaderNames.CONTENT_TYPE, "image/svg+xml");
    send(request, response, svg.getBytes(StandardCharsets.UTF_8));
  }

  /// To be fetched with GET, whatever the request was.
  public static void seeOther(ServerResponse response, URI location) {
    response.status(303).header(HeaderNames.LOCATION, location.toString());
    response.send();
  }

  /// The response's content type is set by the caller.
  public static void send(ServerRequest request, ServerResponse response, byte[] body) {
    if (body.length < WORTH_COMPRESSING) {
      whole(request, response, body);
    } else {
      send(request, response, body, () -> gzip(body));
    }
  }

  /// One body in two forms: `plain`, and as [#gzip] makes it, asked for only where the client takes
  /// it.
  public static void send(
      ServerRequest request, ServerResponse response, byte[] plain, Supplier<byte[]> compressed) {
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (acceptsGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      whole(request, response, compressed.get());
    } else {
      whole(request, response, plain);
    }
  }

  /// As it is; to HEAD only its length.
  public static void whole(ServerRequest request, ServerResponse response, byte[] sent) {
    if (request.prologue().method() == Method.HEAD) {
      response.headers().contentLength(sent.length);
      response.send();
    } else {
      response.send(sent);
    }
  }

  private static boolean acceptsGzip(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT_ENCODING)
        .filter(accepted -> accepted.contains("gzip") && !accepted.contains("gzip;q=0"))
        .isPresent();
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
