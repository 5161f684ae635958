package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TierId;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("UX-02")
class EventPagesTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();

  @AfterEach
  void close() {
    server.close();
  }

  private SampleEvents humo() {
    return SampleEvents.tonight(server.ids).slug("noche-de-humo");
  }

  @Test
  void without_an_event_the_season_says_so() {
    assertThat(visitor.get("/").body()).contains("No nights yet.");
  }

  @Test
  void the_season_shows_tonight_with_its_whole_price() {
    server.add(humo().tier("General", 100));

    String page = visitor.get("/").body();

    assertThat(page)
        .contains("Tonight, 28 Nov", "Noche de Humo", "$30.00", "/events/noche-de-humo")
        .contains("Doors 9 PM, until 3 AM. 21\u00a0and\u00a0over.", "One night on sale.");
  }

  @Test
  void other_events_stand_under_their_month_with_what_is_true_of_them() {
    server.add(humo().tier("General", 100));
    server.add(SampleEvents.tonight(server.ids).slug("pocas").tier("General", 12));
    server.add(SampleEvents.tonight(server.ids).slug("nada").tier("General", 0));
    server.add(
        SampleEvents.tonight(server.ids)
            .slug("luego")
            .tier("General", 50)
            .sales(SampleEvents.NOW.plus(Duration.ofHours(1)), SampleEvents.ENDS));
    server.add(
        SampleEvents.tonight(server.ids)
            .slug("gratis")
            .tier("Free", 90, SampleEvents.price("Free", 0, 0)));

    String page = visitor.get("/").body();

    assertThat(page)
        .contains("November", "12 left", "Sold out", "Not yet on sale", "from 28 November")
        .contains("<p class=\"amount figure\">Free</p>");
  }

  @Test
  void a_draft_is_not_there() {
    server.add(humo().tier("General", 100).state(Event.State.DRAFT));

    assertThat(visitor.get("/").body()).doesNotContain("Noche de Humo");
    assertThat(visitor.get("/events/noche-de-humo").statusCode()).isEqualTo(404);
  }

  @Test
  void an_event_says_when_for_whom_and_for_how_much_all_in() {
    server.add(humo().tier("General", 100));

    HttpResponse<String> answer = visitor.get("/events/noche-de-humo");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Sat 28 Nov, 9 PM", "3 AM, still Saturday night", "21 and over, bring ID")
        .contains("$30.00", "includes $2.50 fee", "data-currency=\"USD\"")
        .contains("/events/noche-de-humo/details");
  }

  @Test
  void an_event_with_a_maximum_of_its_own_says_it_and_its_steppers_stop_there() {
    server.add(humo().tier("General", 100).perCustomer(3));

    assertThat(visitor.get("/events/noche-de-humo").body())
        .contains("data-most=\"3\"", "max=\"3\"", "Up to 3 tickets per guest");
  }

  @Test
  void a_choice_in_the_address_is_kept_and_never_more_than_there_is() {
    Event event = server.add(humo().tier("General", 100).tier("Late", 3));

    String page =
        visitor
            .get(
                "/events/noche-de-humo?tier."
                    + ShopServer.tier(event, 0).id()
                    + "=2&tier."
                    + ShopServer.tier(event, 1).id()
                    + "=9&tier.nonsense=4&tier."
                    + new TierId(server.ids.next())
                    + "=1")
            .body();

    assertThat(page).contains("min=\"0\" max=\"8\" value=\"2\"", "min=\"0\" max=\"3\" value=\"3\"");
    assertThat(page).contains("=2&amp;").contains("lang=es");
  }

  @Test
  void an_event_whose_last_places_are_only_held_is_not_called_sold_out() {
    Event event = server.add(humo().tier("General", 2));
    server.add(SampleEvents.tonight(server.ids).slug("doble-filo").tier("General", 50));
    visitor.buy(event, 2);

    assertThat(server.visitor().get("/events/noche-de-humo").body())
        .contains("<div class=\"stamp on-hold\">Tickets on hold</div>")
        .contains("The last tickets for Saturday 28 November are on hold.")
        .contains("2 tickets are on hold right now.", "data-watch", "/events/doble-filo")
        .contains("\"availability\":\"https://schema.org/OutOfStock\"")
        .doesNotContainIgnoringCase("sold out");
    assertThat(server.visitor().get("/?lang=es").body())
        .contains("Boletos apartados")
        .doesNotContain("Agotado");
    assertThat(server.visitor().get("/api/events/noche-de-humo").body())
        .contains("\"availability\":\"on-hold\"")
        .doesNotContain("sold-out");
  }

  @Test
  void an_event_whose_places_are_all_sold_is_sold_out_and_tells_what_is_beside_it() {
    Event event = server.add(humo().tier("General", 2));
    server.add(SampleEvents.tonight(server.ids).slug("doble-filo").tier("General", 50));
    visitor.buy(event, 2);
    server.paid(server.last().id());

    assertThat(server.visitor().get("/events/noche-de-humo").body())
        .contains("<div class=\"stamp sold-out\">Sold out</div>", "/events/doble-filo")
        .contains("Tickets for Saturday 28 November are sold out.")
        .contains("\"availability\":\"https://schema.org/SoldOut\"")
        .doesNotContain("on hold", "data-watch");
    assertThat(server.visitor().get("/api/events/noche-de-humo").body())
        .contains("\"availability\":\"sold-out\"");
  }

  @Test
  void a_canceled_event_says_that_the_money_comes_back() {
    Event event = server.add(humo().tier("General", 2));
    server.change(event, SampleEvents::cancelled);

    assertThat(visitor.get("/events/noche-de-humo").body())
        .contains("This night was canceled.")
        .doesNotContain("class=\"purchase\"");
  }

  @Test
  void the_language_is_switched_in_the_address_and_remembered() {
    server.add(humo().tier("General", 100));

    HttpResponse<String> switched = visitor.get("/events/noche-de-humo?lang=es");
    assertThat(switched.body())
        .contains("<html lang=\"es\"", "Sáb 28 nov, 21:00", "3:00, todavía la noche del sábado");
    assertThat(switched.headers().allValues("Set-Cookie").getFirst())
        .startsWith("lang=es")
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(visitor.get("/").body()).contains("Hoy, 28 nov", "Una noche a la venta.");
  }

  @Test
  void the_terms_are_a_page_in_both_languages() {
    assertThat(visitor.get("/terms").body())
        .contains("Terms of sale", "Version 2026-11.", "Tickets are final sale", "10 minutes");
    assertThat(visitor.get("/terms?lang=es").body())
        .contains("Términos de venta", "Los boletos no tienen devolución", "10 minutos");
  }

  @Test
  void a_page_and_all_that_it_names_are_served() {
    server.add(humo().tier("General", 100));
    String page = visitor.get("/").body();

    var names =
        java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:assets|posters)/[^\"#]+)")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(names).hasSizeGreaterThan(4);
    for (String name : names) {
      HttpResponse<String> file = visitor.get(name);
      assertThat(file.statusCode()).as(name).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElse(""))
          .as(name)
          .contains("immutable");
    }
  }

  @Test
  void search_engines_learn_one_address_a_language_whatever_is_chosen() {
    Event event = server.add(humo().tier("General", 100));
    String address = "http://localhost:8080/events/noche-de-humo";

    String page =
        visitor.get(Visitor.details(event, 2).replace("/details", "") + "&lang=es").body();

    assertThat(page)
        .containsOnlyOnce("<link rel=\"canonical\" href=\"" + address + "?lang=es\">")
        .contains("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"")
        .contains("hreflang=\"en\" href=\"" + address + "?lang=en\"")
        .contains("hreflang=\"x-default\" href=\"" + address + "?lang=en\"");
    assertThat(visitor.get(Visitor.details(event, 2)).body()).doesNotContain("rel=\"canonical\"");
  }

  @Test
  void the_sitemap_names_every_public_event_in_both_languages() {
    server.add(humo().tier("General", 100));
    server.add(SampleEvents.tonight(server.ids).slug("borrador").state(Event.State.DRAFT));

    HttpResponse<String> answer = visitor.get("/sitemap.xml");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("xml");
    assertThat(answer.body())
        .contains("<loc>http://localhost:8080/?lang=en</loc>")
        .contains("<loc>http://localhost:8080/events/noche-de-humo?lang=en</loc>")
        .contains("<loc>http://localhost:8080/events/noche-de-humo?lang=es</loc>")
        .doesNotContain("borrador");
  }

  @ParameterizedTest
  @CsvSource({
    "/contact, hello@maguey.example, Bus 17 stops at the door.",
    "/terms, Terms of sale, final sale",
    "/privacy, Privacy, Stripe takes the payment",
    "/accessibility, Accessibility, WCAG 2.2 AA",
  })
  void every_page_leads_to_who_runs_the_shop_and_what_they_promise(
      String path, String says, String more) {
    server.add(humo().tier("General", 100));
    for (String page : List.of("/", "/events/noche-de-humo", "/tickets", "/nowhere", "/contact")) {
      assertThat(page(page)).as(page).contains("<a href=\"" + path + "\">");
    }

    assertThat(page(path)).contains(says, more, "1200 Agave Street");
    assertThat(page(path + "?lang=es")).contains("<html lang=\"es\"", "1200 Agave Street");
    assertThat(visitor.get("/sitemap.xml").body())
        .contains("<loc>http://localhost:8080" + path + "?lang=es</loc>");
  }

  @Test
  void an_event_says_where_it_is() {
    server.add(humo().tier("General", 100));

    assertThat(page("/events/noche-de-humo"))
        .contains("1200 Agave Street, Austin, TX 78702", "openstreetmap.org/search?query=1200")
        .contains("Bus 17 stops at the door.");
  }

  @Test
  void machines_find_what_they_ask_for_by_themselves() {
    assertThat(visitor.get("/robots.txt").body())
        .contains("Disallow: /api/", "Sitemap: http://localhost:8080/sitemap.xml");
    assertThat(Visitor.location(visitor.get("/favicon.ico")).getPath()).endsWith("mark.svg");
  }

  private String page(String path) {
    return visitor.get(path).body();
  }
}
