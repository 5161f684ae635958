package live.maguey.http.web.shop;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import live.maguey.http.Reply;
import live.maguey.http.RouteTable;
import live.maguey.http.Routes;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.WebAssets;

/// What the pages are made of, and what machines ask for by themselves.
public final class FileRoutes implements Routes {
  /// Orders and the gate say `noindex` themselves: a crawler that may not look can not know.
  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /api/
      Disallow: /checkout
      Disallow: /events/*/details
      """;

  private final WebAssets assets;
  private final PosterPrints prints;

  public FileRoutes(WebAssets assets, PosterPrints prints) {
    this.assets = assets;
    this.prints = prints;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/robots.txt", this::robots)
        .get("/favicon.ico", this::icon)
        .mount(WebAssets.ROOT, assets)
        .mount(PosterPrints.ROOT, prints);
  }

  private void robots(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=86400");
    Reply.send(request, response, ROBOTS.getBytes(StandardCharsets.UTF_8));
  }

  /// Browsers ask for this address whatever a page names.
  private void icon(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, "public, max-age=86400");
    response.status(302).header(HeaderNames.LOCATION, assets.url("icons/mark.svg"));
    response.send();
  }
}
