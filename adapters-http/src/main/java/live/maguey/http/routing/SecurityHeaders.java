package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.http.connections.HttpSettings;

/// Headers that keep browsers careful, on every response, as the route's [Policy] says.
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

  void apply(Policy<?> policy, ServerResponse response) {
    boolean gate = policy.surface() == Policy.Surface.GATE;
    boolean secret = policy.cache() == Cache.SECRET;
    response.header(HeaderNames.create("Content-Security-Policy"), gate ? gatePolicy : shopPolicy);
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.header(HeaderNames.create("X-Frame-Options"), "DENY");
    response.header(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
    response.header(
        HeaderNames.create("Permissions-Policy"), PERMISSIONS + (gate ? "(self)" : "()"));
    response.header(
        HeaderNames.create("Referrer-Policy"),
        secret ? "no-referrer" : "strict-origin-when-cross-origin");
    if (secret) {
      response.header(HeaderNames.create("X-Robots-Tag"), "noindex, nofollow, noarchive");
    }
    policy.who().prepare(response);
    if (production) {
      response.header(HeaderNames.create("Strict-Transport-Security"), "max-age=31536000");
    }
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
