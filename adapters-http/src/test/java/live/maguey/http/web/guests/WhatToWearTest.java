package live.maguey.http.web.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.http.web.tables.TableOrders;
import live.maguey.orders.Order;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What to wear is on every page that says when and where.
class WhatToWearTest {
  @AutoClose private final ShopServer server = new ShopServer();

  private final Event night =
      server.add(
          SampleEvents.tonight(server.ids)
              .slug("noche-de-humo")
              .dress("All in black", "Todo de negro")
              .tier("General", 10));
  private final Visitor visitor = server.visitor();

  @Test
  void the_night_the_order_and_a_guest_s_pass_say_it_in_the_reader_s_language() {
    server.tables.replace(
        night.id(),
        SamplePlans.room(server.ids).table("12", Table.Kind.FRONT_ROW, 4, 120_000).plan());
    Order order = TableOrders.paid(server, night, "12");
    visitor.post(
        server.hostPage(order) + "/passes/2/give",
        Map.of("name", "Beto", "email", "beto@example.com", "language", "en"));
    String pass =
        "/pass/" + server.guestLinks.passToken(server.guests.of(order.id()).get(1).ticket().code());

    says("/events/noche-de-humo", "<dt>%s</dt><dd>%s</dd>");
    says(server.page(order), "<h2>%s</h2><p>%s</p>");
    says(pass, "<dt>%s</dt><dd>%s</dd>");
  }

  private void says(String page, String shape) {
    assertThat(visitor.get(page + "?lang=en").body())
        .contains(shape.formatted("Dress", "All in black"));
    assertThat(visitor.get(page + "?lang=es").body())
        .contains(shape.formatted("Vestimenta", "Todo de negro"));
  }
}
