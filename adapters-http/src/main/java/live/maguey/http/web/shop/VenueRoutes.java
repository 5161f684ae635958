package live.maguey.http.web.shop;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.Premises;
import live.maguey.events.Venue;
import live.maguey.http.answers.PageWords;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.VenuePage.Section;
import live.maguey.orders.SalesRules;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Who runs the shop, how to reach them, what they sell by, and what they do with what they know.
public final class VenueRoutes implements Routes {
  public static final String CONTACT = "/contact";
  public static final String TERMS = "/terms";
  static final String PRIVACY = "/privacy";
  static final String ACCESSIBILITY = "/accessibility";

  private static final List<String> KEPT =
      List.of("data", "use", "others", "browser", "time", "rights");

  private final Venue venue;
  private final SalesRules rules;
  private final Pages pages;

  public VenueRoutes(Venue venue, SalesRules rules, Pages pages) {
    this.venue = venue;
    this.rules = rules;
    this.pages = pages;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get(CONTACT, Policy.page(new Anybody(), Cache.OWN), this::contact)
        .get(TERMS, Policy.page(new Anybody(), Cache.OWN), this::terms)
        .get(PRIVACY, Policy.page(new Anybody(), Cache.OWN), this::privacy)
        .get(ACCESSIBILITY, Policy.page(new Anybody(), Cache.OWN), this::accessibility);
  }

  private void contact(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    Premises premises = venue.premises();
    List<Section> sections = new ArrayList<>();
    sections.add(section(words, "contact.write", mail(premises)));
    if (premises.phone() != null) {
      String dialled = "tel:" + premises.phone().replaceAll("[^+0-9]", "");
      sections.add(section(words, "contact.call", new Notice.Link(dialled, premises.phone())));
    }
    if (!premises.address().isEmpty()) {
      sections.add(
          new Section(words.get("contact.come.title"), venue.found(), map(premises, words)));
    }
    premises
        .way(words.language())
        .ifPresent(way -> sections.add(new Section(words.get("contact.way.title"), way, null)));
    send(request, response, words, "contact", CONTACT, sections);
  }

  private void terms(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    TermsPage page =
        new TermsPage(
            pages.listed(pages.frame(words, words.get("terms.title"), TERMS), TERMS),
            rules.termsVersion(),
            rules.holdTime().toMinutes());
    pages.send(request, response, words, "shop/terms.jte", page);
  }

  private void privacy(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    List<Section> sections =
        KEPT.stream()
            .map(part ->
                section(
                    words,
                    "privacy." + part,
                    part.equals("rights") ? mail(venue.premises()) : null))
            .toList();
    send(request, response, words, "privacy", PRIVACY, sections);
  }

  private void accessibility(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    List<Section> sections =
        Stream.of("venue", "shop", "help")
            .map(part ->
                section(
                    words,
                    "accessibility." + part,
                    part.equals("help") ? mail(venue.premises()) : null))
            .toList();
    send(request, response, words, "accessibility", ACCESSIBILITY, sections);
  }

  private static Section section(Words words, String key, Notice.@Nullable Link link) {
    return new Section(words.get(key + ".title"), words.get(key + ".text"), link);
  }

  private static Notice.Link mail(Premises premises) {
    String address = premises.email().value();
    return new Notice.Link("mailto:" + address, address);
  }

  /// Null where there is no address to show.
  static Notice.@Nullable Link map(Premises premises, Words words) {
    return premises
        .mapPage()
        .map(page -> new Notice.Link(page.toString(), words.get("contact.map")))
        .orElse(null);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Words words,
      String key,
      String path,
      List<Section> sections) {
    VenuePage page =
        new VenuePage(
            pages.listed(pages.frame(words, words.get(key + ".title"), path), path),
            words.get(key + ".about"),
            sections);
    pages.send(request, response, words, "shop/venue.jte", page);
  }
}
