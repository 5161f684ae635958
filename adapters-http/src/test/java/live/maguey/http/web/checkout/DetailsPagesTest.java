package live.maguey.http.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Requirement("UX-02")
class DetailsPagesTest {
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
  void the_details_form_tells_the_total_and_promises_the_minutes() {
    Event event = server.add(humo().tier("General", 100));

    HttpResponse<String> answer = visitor.get(Visitor.details(event, 2));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("Pay $60.00", "Includes $5.00 fee. Nothing is added later.")
        .contains("You have ten minutes.", "2 General", "I am 21 or over")
        .contains("name=\"total\" value=\"6000\"", "name=\"terms\" value=\"2026-11\"")
        .contains("href=\"/terms\"");
  }

  @Test
  void a_free_event_takes_tickets_instead_of_money() {
    Event event = server.add(humo().allAges().tier("List", 50, SampleEvents.price("Free", 0, 0)));

    assertThat(visitor.get(Visitor.details(event, 2)).body())
        .contains("Take these 2 tickets")
        .doesNotContain("with Stripe");
  }

  @Test
  void without_a_choice_the_form_leads_back_to_the_event_and_says_why() {
    server.add(humo().tier("General", 100));

    HttpResponse<String> answer = visitor.get("/events/noche-de-humo/details?tier.x=0");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("You haven’t chosen a ticket yet.", "class=\"purchase\"");
  }

  @Test
  void a_choice_that_is_gone_leads_back_to_what_is_left() {
    Event event = server.add(humo().tier("General", 3));

    HttpResponse<String> answer = visitor.get(Visitor.details(event, 4));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Someone was faster.", "max=\"3\" value=\"3\"");
  }

  @Test
  void more_than_one_order_takes_is_brought_down_to_it() {
    Event event = server.add(humo().tier("General", 100));

    assertThat(visitor.get(Visitor.details(event, 9)).body())
        .contains("That’s too many for one order.", "max=\"8\" value=\"8\"");
  }
}
