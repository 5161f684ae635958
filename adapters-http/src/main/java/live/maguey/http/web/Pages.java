package live.maguey.http.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import live.maguey.events.Venue;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.HttpSettings;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Draws pages from the compiled templates and frames them.
public final class Pages {
  private static final String TEMPLATES = "live.maguey.http.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
  private final WebAssets assets;
  private final Cookies cookies;
  private final URI site;
  private final Venue venue;

  private Pages(WebAssets assets, HttpSettings settings, Venue venue) {
    this.assets = assets;
    this.cookies = new Cookies(settings.production());
    this.site = settings.site();
    this.venue = venue;
  }

  /// Reads the pages' files.
  public static Pages load(HttpSettings settings, Venue venue) {
    return new Pages(WebAssets.load(), settings, venue);
  }

  public WebAssets assets() {
    return assets;
  }

  public Cookies cookies() {
    return cookies;
  }

  /// A frame that belongs to no event.
  ///
  /// @param here the page's own address, to which the language is added
  public Frame frame(Words words, String title, String here) {
    return frame(words, title, here, null, false);
  }

  /// @param poster of the event that the page belongs to
  /// @param personal whether it is a bearer's own page
  public Frame frame(
      Words words, String title, String here, @Nullable PosterView poster, boolean personal) {
    return new Frame(
        words,
        assets,
        title,
        poster == null ? null : poster.ink(),
        here + (here.contains("?") ? "&" : "?") + "lang=" + words.other().tag(),
        venue,
        personal,
        poster == null || personal ? null : site.resolve(poster.preview()).toString(),
        null);
  }

  /// The same frame for a page that search engines are to find.
  ///
  /// @param path the page's own, without a query
  public Frame listed(Frame frame, String path) {
    return frame.at(absolute(path).toString());
  }

  /// A page's absolute address.
  public URI absolute(String path) {
    return site.resolve(path);
  }

  /// Days and hours in the venue's zone.
  public Times times(Words words) {
    return new Times(venue.zone(), words);
  }

  public String draw(String template, Object page) {
    StringOutput output = new StringOutput();
    engine.render(template, page, output);
    return output.toString();
  }

  /// Sends a page, and remembers the language that the address asks for.
  public void send(
      ServerRequest request, ServerResponse response, Words words, String template, Object page) {
    cookies.language(request, response);
    response.header(HeaderNames.CONTENT_LANGUAGE, words.tag());
    Reply.html(request, response, draw(template, page));
  }
}
