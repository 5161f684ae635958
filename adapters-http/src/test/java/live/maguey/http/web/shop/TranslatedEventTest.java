package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Translation.TierText;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An event whose texts are in Spanish too, but for its title and the balcony's note.
@Requirement("UX-02")
class TranslatedEventTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();
  private final Event event =
      server.add(
          SampleEvents.tonight(server.ids)
              .slug("noche-de-humo")
              .tier("General", 40)
              .tier("Balcony", 40)
              .spanish(
                  "",
                  "Inés con Tavo, Marisol en vivo",
                  "Humo, mezcal y tambores lentos.",
                  Map.of(
                      "General", new TierText("Entrada", "Antes de las 11"),
                      "Balcony", new TierText("Balcón", ""))));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_season_and_the_event_are_in_the_readers_language() {
    assertThat(visitor.get("/?lang=es").body()).contains("Inés con Tavo, Marisol en vivo");

    String spanish = visitor.get("/events/noche-de-humo?lang=es").body();

    assertThat(spanish)
        .contains("Inés con Tavo", "Humo, mezcal y tambores lentos.", "Balcón")
        .contains("<h3 class=\"tier-name\">Entrada</h3>", ">Antes de las 11<")
        .contains("\"description\":\"Humo, mezcal y tambores lentos.\"", "\"name\":\"Balcón\"")
        .doesNotContain("Smoke", "Balcony", "Marisol live");
    assertThat(visitor.get("/events/noche-de-humo?lang=en").body())
        .contains("Inés b2b Tavo, Marisol live", "Smoke, mezcal and slow drums.", "Balcony")
        .doesNotContain("tambores", "Entrada");
  }

  @Test
  void what_is_not_translated_is_the_original_and_says_its_language() {
    assertThat(visitor.get("/events/noche-de-humo?lang=es").body())
        .containsPattern("<h1 [^>]*lang=\"en\">Noche de Humo</h1>")
        .contains("<span lang=\"en\">In before 11 PM</span>")
        .doesNotContain("lang=\"en\">Balcón", "lang=\"es\">Balcón");
    assertThat(visitor.get("/?lang=es").body()).contains("lang=\"en\">Noche de Humo</h2>");
    assertThat(visitor.get("/events/noche-de-humo?lang=en").body())
        .doesNotContain("lang=\"en\">Noche", "lang=\"en\">In before");
  }

  @Test
  void an_order_and_all_it_hands_out_are_in_the_readers_language() {
    visitor.buy(event, 2);
    Order order = server.paid(server.last().id());

    assertThat(visitor.get(server.page(order) + "?lang=es").body())
        .contains("<p class=\"kind\">Entrada, antes de las 11</p>", "<dt>2 Entrada</dt>")
        .contains("lang=\"en\">Noche de Humo</h2>");
    assertThat(visitor.get("/tickets?lang=es").body())
        .contains("lang=\"en\">Noche de Humo</h2>", ">2 Entrada<");
    assertThat(server.client().get("/api" + server.page(order) + "?lang=es").body())
        .contains("\"tier\":\"Entrada\"", "\"note\":\"Antes de las 11\"");
    assertThat(server.client().get("/api/events/noche-de-humo?lang=es").body())
        .contains(
            "\"lineup\":\"Inés con Tavo", "\"name\":\"Balcón\"", "\"title\":\"Noche de Humo\"");
  }
}
