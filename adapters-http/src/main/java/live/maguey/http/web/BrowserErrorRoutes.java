package live.maguey.http.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who;
import live.maguey.shared.Scrubber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what goes wrong in the scripts of our pages (`parts/errors.js`): a line of the log, which
/// reports it further.
///
/// A page's address may be a private link and a message may quote anything, so both are scrubbed
/// before they are written.
public final class BrowserErrorRoutes implements Routes {
  /// Its lines are reported as errors are.
  public static final String LOGGER = "live.maguey.browser";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private static final int LARGEST = 8 * 1024;

  private static final int LONGEST = 2_000;

  /// Of an address only the path says where it happened; a segment that is long is a link's token.
  private static final Pattern QUERY = Pattern.compile("[?#][^\\s:)]*");

  private static final Pattern LONG_SEGMENT = Pattern.compile("(?<=/)[\\w-]{24,}");

  private final Scrubber scrubber = new Scrubber(List.of());

  /// @param message what the browser says
  /// @param page the path of the page
  /// @param script the address of the script, with line and column: `shop/order.js:12:7`
  /// @param stack a line for each step, none where the browser has none
  record Report(String message, String page, String script, List<String> stack) {}

  @Override
  public void into(RouteTable table) {
    table.post(
        "/errors/browser",
        Policy.program(new Who.Anybody(), Cache.SECRET).document(LARGEST).tier(Counted.REPORT),
        this::take);
  }

  private void take(ServerRequest request, ServerResponse response) {
    Report report = Json.read(request, Report.class);
    LOG.atWarn()
        .addKeyValue("page", clean(report.page()))
        .addKeyValue("script", clean(report.script()))
        .addKeyValue("stack", clean(String.join("\n", report.stack())))
        .addKeyValue("agent", clean(Caller.userAgent(request)))
        .log("a page's script failed: {}", clean(report.message()));
    response.status(204).send();
  }

  private String clean(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String paths = LONG_SEGMENT.matcher(QUERY.matcher(cut).replaceAll("")).replaceAll("[link]");
    return scrubber.scrub(paths);
  }
}
