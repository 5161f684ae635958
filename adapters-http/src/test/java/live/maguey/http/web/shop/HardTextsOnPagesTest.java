package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Translation.TierText;
import live.maguey.orders.Order;
import live.maguey.shared.HardTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever an owner calls an event and its tiers, pages, API and calendar show it whole, and stay
/// what they are.
class HardTextsOnPagesTest {
  private static final Pattern TAG = Pattern.compile("<(/?[a-z][a-z0-9]*)");
  private static final Pattern LINKED =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PLAIN = "Plain";

  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();

  @AfterEach
  void close() {
    server.close();
  }

  /// Every text of it is this one; its Spanish is what guests read here.
  private Event called(String text, String slug) {
    return server.add(
        SampleEvents.tonight(server.ids)
            .slug(slug)
            .tier("General", 40)
            .spanish(text, text, text, Map.of("General", new TierText(text, text))));
  }

  @Test
  void the_pages_of_an_event_and_its_order_show_any_text_whole_and_keep_their_structure() {
    List<String> usual = pages(called(PLAIN, "plain"));
    for (String text : HardTexts.ALL) {
      List<String> pages = pages(called(text, "hard-" + HardTexts.ALL.indexOf(text)));
      for (int i = 0; i < pages.size(); i++) {
        assertThat(tags(pages.get(i))).as(text).isEqualTo(tags(usual.get(i)));
        assertThat(read(pages.get(i))).as("page " + i).contains(text);
      }
    }
  }

  /// The event, the form and the order.
  private List<String> pages(Event event) {
    String at = "/events/" + event.slug();
    String choice = "?lang=es&tier." + event.tiers().getFirst().id() + "=1";
    Visitor buyer = server.visitor();
    buyer.buy(event, 1);
    Order order = server.paid(server.last().id());
    return List.of(
        visitor.get(at + "?lang=es").body(),
        visitor.get(at + "/details" + choice).body(),
        buyer.get(server.page(order) + "?lang=es").body(),
        buyer.get("/tickets?lang=es").body());
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(tag -> tag.group(1)).toList();
  }

  private static String read(String page) {
    return page.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void machines_read_any_text_as_it_was_typed() throws Exception {
    for (String text : HardTexts.ALL) {
      String slug = "hard-" + HardTexts.ALL.indexOf(text);
      Event event = called(text, slug);
      visitor.buy(event, 1);
      Order order = server.paid(server.last().id());

      JsonNode api = JSON.readTree(server.client().get("/api/events/" + slug + "?lang=es").body());
      assertThat(List.of(api.path("title"), api.path("lineup"), api.at("/tiers/0/name")))
          .extracting(JsonNode::asText)
          .containsOnly(text);
      MatchResult linked =
          LINKED
              .matcher(visitor.get("/events/" + slug + "?lang=es").body())
              .results()
              .findFirst()
              .orElseThrow();
      JsonNode described = JSON.readTree(linked.group(1));
      assertThat(
              List.of(
                  described.path("name"),
                  described.path("description"),
                  described.at("/offers/0/name")))
          .extracting(JsonNode::asText)
          .containsOnly(text);
      String calendar = visitor.get(server.page(order) + "/calendar.ics?lang=es").body();
      assertThat(calendar.replace("\r\n ", "").split("\r\n"))
          .hasSize(14)
          .contains(
              "SUMMARY:" + text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;"));
    }
  }
}
