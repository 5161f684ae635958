package live.maguey.http.web.tables;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.events.EventInPath;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.tables.BrowseTables;
import live.maguey.words.Words;

/// The floor plan of an event that has tables.
public final class TablesRoutes implements Routes {
  private final BrowseTables browseTables;
  private final Pages pages;
  private final TablesPages tables;
  private final Problems problems;

  public TablesRoutes(
      BrowseTables browseTables, Pages pages, TablesPages tables, Problems problems) {
    this.browseTables = browseTables;
    this.pages = pages;
    this.tables = tables;
    this.problems = problems;
  }

  @Override
  public void into(RouteTable table) {
    table.get("/events/{slug}/tables", Policy.page(new Anybody(), Cache.OWN), this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    EventInPath.slug(request)
        .flatMap(browseTables::show)
        .ifPresentOrElse(
            shown ->
                pages.send(
                    request,
                    response,
                    words,
                    "shop/tables.jte",
                    tables.page(shown, words, request.query().first("table").orElse(""), null)),
            () -> problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND)));
  }
}
