package live.maguey.http.events;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.orders.SalesRules;

/// The events for API clients.
public final class EventRoutes implements Routes {
  private final BrowseEvents browseEvents;
  private final Venue venue;
  private final SalesRules rules;
  private final InstantSource clock;
  private final EventInPath inPath;
  private final URI site;

  public EventRoutes(
      BrowseEvents browseEvents,
      Venue venue,
      SalesRules rules,
      InstantSource clock,
      EventInPath inPath,
      URI site) {
    this.browseEvents = browseEvents;
    this.venue = venue;
    this.rules = rules;
    this.clock = clock;
    this.inPath = inPath;
    this.site = site;
  }

  record EventsJson(List<EventJson> events) {}

  @Override
  public void into(RouteTable table) {
    table
        .get(
            "/api/events",
            Policy.program(new Anybody(), Cache.ASK).tier(Counted.SEARCH),
            this::list)
        .get(
            "/api/events/{slug}",
            Policy.program(new Anybody(), Cache.ASK),
            inPath.found(this::show));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Instant now = clock.instant();
    List<EventJson> events =
        browseEvents.upcoming().stream().map(event -> json(request, event, now)).toList();
    Json.send(request, response, new EventsJson(events));
  }

  private void show(ServerRequest request, ServerResponse response, Event event) {
    Json.send(request, response, json(request, event, clock.instant()));
  }

  private EventJson json(ServerRequest request, Event event, Instant now) {
    return EventJson.of(event, venue, rules, site, Caller.language(request), now);
  }
}
