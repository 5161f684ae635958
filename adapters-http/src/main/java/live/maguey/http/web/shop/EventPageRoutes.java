package live.maguey.http.web.shop;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.events.Event;
import live.maguey.http.answers.PageWords;
import live.maguey.http.events.EventInPath;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.words.Words;

/// The list of events, and the page of each.
public final class EventPageRoutes implements Routes {
  private final EventInPath inPath;
  private final Pages pages;
  private final EventPages events;

  public EventPageRoutes(EventInPath inPath, Pages pages, EventPages events) {
    this.inPath = inPath;
    this.pages = pages;
    this.events = events;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/", Policy.page(new Anybody(), Cache.OWN).tier(Counted.SEARCH), this::events)
        .get("/events/{slug}", Policy.page(new Anybody(), Cache.OWN), inPath.found(this::show));
  }

  private void events(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    pages.send(request, response, words, "shop/events.jte", events.events(words));
  }

  private void show(ServerRequest request, ServerResponse response, Event event) {
    Words words = PageWords.in(Caller.language(request));
    EventPage page = events.page(event, words, Choice.inAddress(request, event), null);
    pages.send(request, response, words, "shop/event.jte", page);
  }
}
