package live.maguey.http.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Headers that keep browsers careful, on every response. A private page (a bearer link) is kept
/// out of caches, indexes and referrers.
public final class SecurityHeaders {
  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(self), geolocation=(), gyroscope=(), microphone=(), payment=(),"
          + " usb=(), camera=";

  private final boolean production;
  private final String shopPolicy;
  private final String gatePolicy;

  public SecurityHeaders(HttpSettings settings) {
    this.production = settings.production();
    String forms = "'self' " + Origins.of(settings.paymentSite());
    this.shopPolicy = policy("'self'", forms);
    // The gate reads codes with a WebAssembly module.
    this.gatePolicy = policy("'self' 'wasm-unsafe-eval'", "'self'");
  }

  void apply(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().path();
    boolean gate = path.equals("/gate") || path.startsWith("/gate/");
    boolean hidden = isPrivate(path);
    response.header(HeaderNames.create("Content-Security-Policy"), gate ? gatePolicy : shopPolicy);
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.header(HeaderNames.create("X-Frame-Options"), "DENY");
    response.header(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
    response.header(
        HeaderNames.create("Permissions-Policy"), PERMISSIONS + (gate ? "(self)" : "()"));
    response.header(
        HeaderNames.create("Referrer-Policy"),
        hidden ? "no-referrer" : "strict-origin-when-cross-origin");
    if (hidden) {
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      response.header(HeaderNames.create("X-Robots-Tag"), "noindex, nofollow, noarchive");
    }
    if (production) {
      response.header(HeaderNames.create("Strict-Transport-Security"), "max-age=31536000");
    }
  }

  /// What only the holder of a link, a cookie or a device's token may see.
  private static boolean isPrivate(String path) {
    return path.startsWith("/orders/")
        || path.equals("/tickets")
        || path.equals("/checkout")
        || path.startsWith("/api/orders")
        || path.startsWith("/api/gate")
        || path.startsWith("/gate");
  }

  private static String policy(String scripts, String forms) {
    return "default-src 'none'; script-src "
        + scripts
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action "
        + forms;
  }
}
