package live.maguey.http.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.Settings;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.orders.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindPagesTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_answer_is_the_same_no_matter_who_bought_and_only_the_buyer_gets_email() {
    Order order = bought();
    String mail = server.orders.buyer(order.details().buyer()).orElseThrow().email().value();

    HttpResponse<String> known = ask(mail.toUpperCase(java.util.Locale.ROOT));
    HttpResponse<String> stranger = ask("stranger@example.com");

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(
            known.body().replace(mail.toUpperCase(java.util.Locale.ROOT), "stranger@example.com"))
        .isEqualTo(stranger.body())
        .contains("If you bought tickets with stranger@example.com");
    assertThat(found())
        .singleElement()
        .extracting(one -> one.order().orElseThrow())
        .isEqualTo(order.id());
  }

  @Test
  void an_address_gets_one_such_mail_in_ten_minutes() {
    String mail = server.orders.buyer(bought().details().buyer()).orElseThrow().email().value();
    ask(mail);
    ask(mail);
    assertThat(found()).hasSize(1);

    server.clock.advance(Duration.ofMinutes(11));
    ask(mail);
    assertThat(found()).hasSize(2);
  }

  @Test
  void a_held_order_has_no_tickets_to_find() {
    Event event =
        server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 100));
    visitor.buy(event, 1);
    ask(server.orders.buyer(server.last().details().buyer()).orElseThrow().email().value());

    assertThat(found()).isEmpty();
  }

  @Test
  void what_is_no_address_is_said_beside_the_field_and_nobody_asks_without_end() {
    assertThat(ask("nobody").statusCode()).isEqualTo(400);
    assertThat(ask("nobody").body()).contains("class=\"field wrong\"", "value=\"nobody\"");
    for (int i = 0; i < 5; i++) {
      ask("stranger@example.com");
    }
    assertThat(ask("stranger@example.com").statusCode()).isEqualTo(429);
  }

  @Test
  void an_address_is_asked_for_so_often_from_whatever_networks() {
    try (ShopServer strict = new ShopServer(Settings.often(100))) {
      for (int i = 1; i <= 2; i++) {
        assertThat(askFrom(strict, i, "victim@example.com").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> third = askFrom(strict, 3, "Victim@Example.com");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).contains("1801");
      assertThat(third.body())
          .contains("Look in your inbox")
          .contains("try again in a few minutes");
      assertThat(askFrom(strict, 3, "another@example.com").statusCode()).isEqualTo(200);

      strict.clock.advance(Duration.ofSeconds(1801));
      assertThat(askFrom(strict, 4, "victim@example.com").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> askFrom(ShopServer server, int network, String address) {
    return server
        .client()
        .form(
            "/tickets/find",
            "email=" + address.replace("@", "%40"),
            "X-Forwarded-For",
            "203.0.113." + network);
  }

  @Test
  void the_way_to_it_is_on_my_tickets_and_at_the_foot_of_every_page() {
    assertThat(visitor.get("/tickets").body()).contains("href=\"/tickets/find\"><span>");
    assertThat(visitor.get("/").body()).contains("<a href=\"/tickets/find\">Find my tickets");
    assertThat(visitor.get("/tickets/find?lang=es").body()).contains("Enviarme los enlaces");
  }

  private Order bought() {
    Event event =
        server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 100));
    visitor.buy(event, 2);
    return server.paid(server.last().id());
  }

  private HttpResponse<String> ask(String mail) {
    return visitor.post("/tickets/find", Map.of("email", mail));
  }

  private List<Email> found() {
    return server.outbox.list(null, null, 50).stream()
        .filter(mail -> mail.kind() == Email.Kind.FIND_TICKETS)
        .toList();
  }
}
