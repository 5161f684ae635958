package live.maguey.http.tables;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import live.maguey.events.Slug;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.shared.InvalidRequest;
import live.maguey.tables.BrowseTables;

/// The floor plan of an event for API clients.
public final class TableRoutes implements Routes {
  private final BrowseTables browseTables;
  private final Problems problems;

  public TableRoutes(BrowseTables browseTables, Problems problems) {
    this.browseTables = browseTables;
    this.problems = problems;
  }

  @Override
  public void into(RouteTable table) {
    table.get("/api/events/{slug}/tables", Policy.program(new Anybody(), Cache.ASK), this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    find(request.path().pathParameters().get("slug"))
        .ifPresentOrElse(
            shown -> Json.send(request, response, PlanJson.of(shown)),
            () -> problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND)));
  }

  private Optional<BrowseTables.Shown> find(String slug) {
    try {
      return browseTables.show(Slug.parse(slug));
    } catch (InvalidRequest nameOfNoEvent) {
      return Optional.empty();
    }
  }
}
