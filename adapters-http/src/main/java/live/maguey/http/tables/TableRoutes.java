package live.maguey.http.tables;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.events.EventInPath;
import live.maguey.http.live.LiveStream;
import live.maguey.http.live.LiveStreams;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.shared.Unavailable;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.EventPlan;

/// The floor plan of an event for API clients.
public final class TableRoutes implements Routes {
  private final BrowseTables browseTables;
  private final Problems problems;
  private final LiveStreams streams;

  public TableRoutes(BrowseTables browseTables, Problems problems, LiveStreams streams) {
    this.browseTables = browseTables;
    this.problems = problems;
    this.streams = streams;
  }

  @Override
  public void into(RouteTable table) {
    table.get("/api/events/{slug}/tables", Policy.program(new Anybody(), Cache.ASK), this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    EventInPath.slug(request)
        .flatMap(browseTables::show)
        .ifPresentOrElse(
            shown -> send(request, response, shown),
            () -> problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND)));
  }

  /// Who asks for a stream gets the plan again whenever a table of it stands differently.
  private void send(ServerRequest request, ServerResponse response, BrowseTables.Shown shown) {
    if (!LiveStreams.asksForStream(request)) {
      Json.send(request, response, PlanJson.of(shown));
      return;
    }
    Event event = shown.event();
    streams.answer(
        request, response, LiveStream.of(EventPlan.topic(event.id()), () -> plan(event.slug())));
  }

  private byte[] plan(Slug event) {
    return browseTables
        .show(event)
        .map(shown -> Json.bytes(PlanJson.of(shown)))
        .orElseThrow(() -> new Unavailable("the tables of " + event + " are no longer shown"));
  }
}
