package live.maguey.http.web.gate;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.ZoneId;
import live.maguey.http.answers.PageWords;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.words.Words;

/// The door's page. A phone is enrolled with `/gate#enrol=<code>`; a browser sends no fragment, so
/// the code reaches neither this route nor any log.
public final class GatePageRoutes implements Routes {
  private static final String PAGE = "/gate";

  private final Pages pages;
  private final ZoneId zone;

  /// @param zone the venue's
  public GatePageRoutes(Pages pages, ZoneId zone) {
    this.pages = pages;
    this.zone = zone;
  }

  @Override
  public void into(RouteTable table) {
    table.get(PAGE, Policy.gate(new Anybody(), Cache.SECRET).tier(Counted.GATE), this::page);
  }

  private void page(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    GatePage page =
        new GatePage(words, pages.assets(), PAGE + "?lang=" + words.other().tag(), zone);
    pages.send(request, response, words, "gate/gate.jte", page);
  }
}
