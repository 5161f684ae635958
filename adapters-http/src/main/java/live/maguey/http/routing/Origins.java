package live.maguey.http.routing;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Set;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;

/// Where a form was sent from. Browsers send this themselves; we refuse another site, so that no
/// foreign page can act with a visitor's cookies.
final class Origins {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private Origins() {}

  /// Scheme, host and port as browsers write them.
  static String of(URI site) {
    return site.getScheme() + "://" + site.getRawAuthority();
  }

  /// @throws Refused 403 when the browser says that another site sent the form
  static void refuseForeign(ServerRequest request, URI site) {
    boolean foreign =
        request
            .headers()
            .first(FETCH_SITE)
            .map(from -> !OWN.contains(from))
            .or(() ->
                request
                    .headers()
                    .first(HeaderNames.ORIGIN)
                    .map(origin -> !isOurs(origin, request, site)))
            .orElse(false);
    if (foreign) {
      throw new Refused(Problem.of(ProblemCode.ANOTHER_SITE));
    }
  }

  private static boolean isOurs(String origin, ServerRequest request, URI site) {
    return origin.equals(of(site))
        || request
            .headers()
            .first(HeaderNames.HOST)
            .filter(host -> origin.endsWith("://" + host))
            .isPresent();
  }
}
