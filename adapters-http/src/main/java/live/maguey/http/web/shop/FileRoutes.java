package live.maguey.http.web.shop;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.BrowseEvents;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.WebAssets;
import live.maguey.words.Words;

/// The pages' files, and those that browsers and crawlers ask for on their own.
public final class FileRoutes implements Routes {
  private static final Tier FROM_MEMORY = new Tier.Free("a file from memory, a dozen to a page");

  /// Orders and the gate say `noindex` themselves: a crawler that may not look cannot know.
  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /api/
      Disallow: /checkout
      Disallow: /events/*/details
      Sitemap: %s
      """;

  private static final String SITEMAP = "/sitemap.xml";
  private static final List<String> ALWAYS =
      List.of(
          "/",
          VenueRoutes.CONTACT,
          VenueRoutes.TERMS,
          VenueRoutes.PRIVACY,
          VenueRoutes.ACCESSIBILITY);

  private final BrowseEvents programme;
  private final Pages pages;
  private final PosterPrints prints;

  public FileRoutes(BrowseEvents programme, Pages pages, PosterPrints prints) {
    this.programme = programme;
    this.pages = pages;
    this.prints = prints;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get(
            "/robots.txt", Policy.program(new Anybody(), Cache.DAY).tier(FROM_MEMORY), this::robots)
        .get(SITEMAP, Policy.program(new Anybody(), Cache.HOUR).tier(Counted.SEARCH), this::sitemap)
        .get("/favicon.ico", Policy.program(new Anybody(), Cache.DAY).tier(FROM_MEMORY), this::icon)
        .get("/worker.js", Policy.program(new Anybody(), Cache.ASK).tier(FROM_MEMORY), this::worker)
        .get("/offline", Policy.page(new Anybody(), Cache.OWN), this::offline)
        .get(
            WebAssets.PATH,
            Policy.program(new Anybody(), Cache.YEAR).tier(FROM_MEMORY),
            pages.assets()::send)
        .get(PosterPrints.PATH, Policy.program(new Anybody(), Cache.YEAR), prints::send);
  }

  private void robots(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    String robots = ROBOTS.formatted(pages.absolute(SITEMAP));
    Reply.send(request, response, robots.getBytes(StandardCharsets.UTF_8));
  }

  private void sitemap(ServerRequest request, ServerResponse response) {
    List<String> addresses =
        Stream.concat(ALWAYS.stream(), programme.upcoming().stream().map(EventPages::url))
            .map(path -> pages.absolute(path).toString())
            .toList();
    response.header(HeaderNames.CONTENT_TYPE, "application/xml; charset=utf-8");
    String sitemap = Sitemap.of(addresses);
    Reply.send(request, response, sitemap.getBytes(StandardCharsets.UTF_8));
  }

  /// At the root, so that it answers for every page; requested again at each visit.
  private void worker(ServerRequest request, ServerResponse response) {
    pages.assets().file("shop/worker.js", request, response);
  }

  /// What the worker shows for a page that it cannot reach.
  private void offline(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    MessagePage page =
        new MessagePage(
            pages.frame(words, words.get("error.offline.title"), "/offline", null, true),
            Notice.of(words, "offline"),
            null,
            "/tickets",
            words.get("frame.tickets"),
            MessagePage.Way.AGAIN);
    pages.send(request, response, words, "shop/message.jte", page);
  }

  /// Browsers ask for this address whatever a page names.
  private void icon(ServerRequest request, ServerResponse response) {
    response.status(302).header(HeaderNames.LOCATION, pages.assets().url("icons/mark.svg"));
    response.send();
  }
}
