package live.maguey.http.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.evidence.Requirement;
import live.maguey.http.Settings;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.orders.Order;
import live.maguey.shared.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement({"PAY-01", "UX-02"})
class CheckoutPagesTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();
  private final Event event =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void an_order_leads_to_its_payment_page() {
    HttpResponse<String> answer = visitor.buy(event, 2);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Visitor.location(answer).toString()).startsWith("http://localhost/pay/cs_");
    assertThat(server.last()).isInstanceOf(Order.Held.class);
    assertThat(server.last().details().places()).isEqualTo(2);
    assertThat(server.last().details().language()).isEqualTo(Language.EN);
  }

  @Test
  void while_the_payment_page_is_not_there_yet_the_orders_own_page_waits_for_it() {
    server.stripe.busyNext();

    HttpResponse<String> answer = visitor.buy(event, 2);

    assertThat(Visitor.location(answer).getPath()).isEqualTo(server.page(server.last()));
    assertThat(visitor.get(server.page(server.last())).body())
        .contains("Your tickets are held.", "data-view=\"Opening\"");
  }

  @Test
  void a_free_order_leads_to_its_tickets() {
    Event free =
        server.add(
            SampleEvents.tonight(server.ids)
                .slug("gratis")
                .tier("List", 50, SampleEvents.price("Free", 0, 0)));

    HttpResponse<String> answer = visitor.buy(free, 2);

    assertThat(visitor.get(Visitor.location(answer).getPath()).body()).contains("You’re in.");
  }

  @Test
  void the_same_form_sent_twice_makes_one_order() {
    Map<String, String> form = visitor.form(event, 2);

    HttpResponse<String> first = visitor.post("/checkout", form);
    HttpResponse<String> second = visitor.post("/checkout", form);

    assertThat(Visitor.location(second)).isEqualTo(Visitor.location(first));
    assertThat(server.orders.list(null, null, null, 10)).hasSize(1);
  }

  @Test
  void the_same_form_with_another_choice_begins_again_from_the_event() {
    Map<String, String> form = visitor.form(event, 2);
    visitor.post("/checkout", form);
    form.put("q." + ShopServer.tier(event, 0).id(), "1");
    form.put("total", "3000");

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("You already sent this form with a different choice.");
  }

  @Test
  void mistakes_are_named_beside_their_fields_and_everything_typed_is_kept() {
    Map<String, String> form = visitor.form(event, 2);
    String key = form.get("key");
    form.put("email", "elena@");
    form.put("name", "Elena \"la Güera\"");
    form.remove("age");

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Write your full address, like name@example.com.</span>")
        .contains("Tick this to continue.</span>")
        .contains("value=\"elena@\"", "value=\"Elena &#34;la Güera&#34;\"")
        .contains("value=\"" + key + "\"", "Pay $60.00")
        .contains("<div class=\"field wrong\">\n<label for=\"email\">")
        .contains("<div class=\"field\">\n<label for=\"name\">", "<div class=\"consent wrong\">");
    assertThat(server.orders.list(null, null, null, 10)).isEmpty();
  }

  @Test
  void the_form_keeps_its_language() {
    visitor.get("/?lang=es");
    Map<String, String> form = visitor.form(event, 2);
    form.put("name", " ");

    assertThat(visitor.post("/checkout", form).body())
        .contains("<html lang=\"es\"", "Escribe tu nombre.</span>");
    form.put("name", "Elena");
    visitor.post("/checkout", form);
    assertThat(server.last().details().language()).isEqualTo(Language.ES);
  }

  @Test
  void sold_out_meanwhile_shows_what_is_left() {
    Map<String, String> form = visitor.form(event, 4);
    server.visitor().with("X-Forwarded-For", "192.0.2.9").buy(event, 8);

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("data-code=\"sold-out\"", "Someone was faster.", "max=\"2\" value=\"2\"");
  }

  @Test
  void a_changed_price_is_told_with_the_new_total_and_one_more_tap_buys() {
    Event early =
        server.add(
            SampleEvents.tonight(server.ids)
                .slug("temprano")
                .tier(
                    "General",
                    50,
                    SampleEvents.priceUntil("Early", 2_000, SampleEvents.NOW.plusSeconds(60)),
                    SampleEvents.price("Standard", 3_000, 250)));
    Map<String, String> form = visitor.form(early, 2);
    server.clock.advance(Duration.ofMinutes(2));

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("The price changed while you were choosing.", "Pay $60.00", "elena@example.com");
    Map<String, String> again = Visitor.hidden(answer);
    again.putAll(Map.of("name", "Elena", "email", "elena@example.com", "age", "yes"));
    assertThat(visitor.post("/checkout", again).statusCode()).isEqualTo(303);
  }

  @Test
  void back_from_stripe_the_same_choice_goes_on_with_the_same_order() {
    HttpResponse<String> first = visitor.buy(event, 2);

    HttpResponse<String> again = visitor.buy(event, 2);

    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(Visitor.location(again)).isEqualTo(Visitor.location(first));
    assertThat(server.orders.list(null, null, null, 10)).hasSize(1);
  }

  @Test
  void another_choice_swaps_what_the_browser_holds_and_says_so_before() {
    visitor.buy(event, 2);
    Order held = server.last();

    HttpResponse<String> page = visitor.get(Visitor.details(event, 1));
    HttpResponse<String> answer = visitor.buy(event, 1);

    assertThat(page.body())
        .contains("You already have tickets on hold for this night.")
        .contains("href=\"" + server.page(held) + "\"", "Continue with that order");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(server.orders.find(held.id()).orElseThrow()).isInstanceOf(Order.Cancelled.class);
    assertThat(server.last().details().places()).isEqualTo(1);
  }

  @Test
  void a_form_that_knew_of_no_hold_is_asked_before_anything_is_released() {
    Map<String, String> form = visitor.form(event, 1);
    visitor.buy(event, 2);
    Order held = server.last();

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("You already have tickets on hold for this night.")
        .contains("href=\"" + server.page(held) + "\"");
    assertThat(server.orders.find(held.id()).orElseThrow()).isInstanceOf(Order.Held.class);
    Map<String, String> again = Visitor.hidden(answer);
    again.putAll(Map.of("name", "Elena", "email", "elena@example.com", "age", "yes"));
    assertThat(visitor.post("/checkout", again).statusCode()).isEqualTo(303);
    assertThat(server.orders.find(held.id()).orElseThrow()).isInstanceOf(Order.Cancelled.class);
  }

  @Test
  void choosing_something_else_keeps_the_hold() {
    visitor.buy(event, 2);
    Order held = server.last();

    assertThat(visitor.get(server.page(held)).body())
        .contains(
            "href=\"/events/" + event.slug() + "?tier." + ShopServer.tier(event, 0).id() + "=2\"");
    assertThat(server.orders.find(held.id()).orElseThrow()).isInstanceOf(Order.Held.class);
  }

  @Test
  void an_address_that_holds_in_one_browser_buys_in_another_and_is_told_no_secret() {
    visitor.buy(event, 2);

    HttpResponse<String> answer = server.visitor().buy(event, 1);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(server.last().details().places()).isEqualTo(1);
  }

  @Test
  void one_guest_is_told_how_many_are_left_for_them() {
    Event wide = server.add(SampleEvents.tonight(server.ids).slug("ancha").tier("General", 100));
    for (int i = 0; i < 2; i++) {
      visitor.buy(wide, 7);
      server.paid(server.last().id());
    }

    HttpResponse<String> answer = visitor.buy(wide, 3);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("data-code=\"customer-full\"", "You can add up to 2.", "elena@example.com");
    assertThat(visitor.buy(wide, 2).statusCode()).isEqualTo(303);
  }

  @Test
  void an_address_that_is_full_gets_an_email_and_who_types_it_learns_no_number() {
    Event wide = server.add(SampleEvents.tonight(server.ids).slug("ancha").tier("General", 100));
    for (int i = 0; i < 2; i++) {
      server.visitor().buy(wide, 7);
      server.paid(server.last().id());
    }
    Order newest = server.last();

    HttpResponse<String> answer = visitor.buy(wide, 3);
    visitor.buy(wide, 3);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "data-code=\"customer-full\"",
            "If there are tickets or holds under elena@example.com, we’ve just emailed their links",
            "href=\"/contact\"")
        .doesNotContain("have 14", "up to 2", newest.details().reference().toString());
    assertThat(
            server.outbox.list(null, null, 50).stream()
                .filter(mail -> mail.kind() == Email.Kind.FIND_TICKETS))
        .singleElement()
        .extracting(one -> one.order().orElseThrow())
        .isEqualTo(newest.id());
  }

  @Test
  void what_an_address_holds_on_this_network_is_mailed_once_however_often_it_is_asked() {
    Event small =
        server.add(
            SampleEvents.tonight(server.ids).slug("chica").perCustomer(3).tier("General", 100));
    server.visitor().buy(small, 1);
    Order held = server.last();
    server.clock.advance(Duration.ofSeconds(1));
    server.visitor().buy(small, 1);

    visitor.buy(small, 2);
    visitor.buy(small, 3);

    assertThat(
            server.outbox.list(null, null, 50).stream()
                .filter(mail -> mail.kind() == Email.Kind.FIND_TICKETS))
        .singleElement()
        .extracting(one -> one.order().orElseThrow())
        .isEqualTo(held.id());
  }

  @Test
  void a_full_address_gets_its_mail_whichever_door_it_is_typed_at() {
    Event small =
        server.add(
            SampleEvents.tonight(server.ids).slug("chica").perCustomer(3).tier("General", 100));
    for (int i = 0; i < 2; i++) {
      server.visitor().buy(small, 1);
      server.paid(server.last().id());
    }
    Order newest = server.last();
    Tier tier = small.tiers().getFirst();
    String body =
        """
        {"event": "chica", "lines": [{"tier": "%s", "quantity": 2}], "total": %d, "name": "Elena",
         "email": "elena@example.com", "ageConfirmed": true, "terms": "%s"}
        """
            .formatted(tier.id(), 2 * tier.phases().getFirst().price().minor(), ShopServer.TERMS);

    HttpResponse<String> answer = visitor.postJson("/api/orders", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("customer-full", "\"limit\":3").doesNotContain("\"has\"");
    assertThat(
            server.outbox.list(null, null, 50).stream()
                .filter(mail -> mail.kind() == Email.Kind.FIND_TICKETS))
        .singleElement()
        .extracting(one -> one.order().orElseThrow())
        .isEqualTo(newest.id());
  }

  @Test
  void too_many_holds_of_one_network_wait() {
    for (int i = 0; i < 4; i++) {
      Visitor guest = server.visitor();
      Map<String, String> form = guest.form(event, 1);
      form.put("email", "guest" + i + "@example.com");
      assertThat(guest.post("/checkout", form).statusCode()).isEqualTo(303);
    }

    HttpResponse<String> answer = visitor.buy(event, 1);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body())
        .contains("Too many holds from your network.", "value=\"elena@example.com\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7:5%d",
        "2001:db8:0:1::%d",
        "[2001:db8:0:1:%d::1]:443",
        "::ffff:203.0.113.7",
        "198.51.100.%d, 203.0.113.7",
        "unknown"
      })
  @Requirement("INFRA-02")
  void one_network_stops_at_its_limit_however_its_addresses_are_spelled(String address) {
    try (ShopServer behind = new ShopServer(Settings.limited(100))) {
      Event event = behind.add(SampleEvents.tonight(behind.ids).tier("General", 10));
      for (int i = 0; i < 4; i++) {
        Visitor guest = behind.visitor().with("X-Forwarded-For", address.formatted(i));
        Map<String, String> form = guest.form(event, 1);
        form.put("email", "guest" + i + "@example.com");
        assertThat(guest.post("/checkout", form).statusCode()).isEqualTo(303);
      }

      Visitor next = behind.visitor().with("X-Forwarded-For", address.formatted(5));

      assertThat(next.buy(event, 1).statusCode()).isEqualTo(429);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7:5%d", "[2001:db8:0:1::%d]:443", "2001:db8:0:1::%d"})
  @Requirement("INFRA-02")
  void a_route_counts_a_network_and_not_its_addresses(String address) {
    try (ShopServer limited = new ShopServer(Settings.limited(1))) {
      Event event = limited.add(SampleEvents.tonight(limited.ids).tier("General", 10));
      limited.visitor().with("X-Forwarded-For", address.formatted(1)).buy(event, 1);

      Visitor other = limited.visitor().with("X-Forwarded-For", address.formatted(2));

      assertThat(other.buy(event, 1).body()).contains("One moment.");
    }
  }

  @Test
  void sales_that_ended_meanwhile_are_told_on_the_event() {
    Map<String, String> form = visitor.form(event, 2);
    server.clock.set(event.sale().closes());

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Sales are over.");
  }

  @Test
  void new_terms_are_to_be_accepted_again() {
    Map<String, String> form = visitor.form(event, 2);
    form.put("terms", "2025-01");

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("value=\"2026-11\"", "Tick this to continue.</span>")
        .doesNotContain("checked");
  }

  @Test
  @Requirement({"PAY-04", "UX-02"})
  void a_payment_that_is_refused_for_good_is_told_on_the_orders_page() {
    server.stripe.refuseNext("account_invalid");

    HttpResponse<String> answer = visitor.buy(event, 2);

    assertThat(visitor.get(Visitor.location(answer).getPath()).body())
        .contains("We couldn’t open the payment.", "Nothing was charged")
        .contains("Try again", Visitor.details(event, 2).replace("&", "&amp;"));
  }

  @Test
  void without_a_database_nothing_is_lost_but_time() {
    Map<String, String> form = visitor.form(event, 2);
    server.orders.fail();

    HttpResponse<String> answer = visitor.post("/checkout", form);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("We’ll be right back.");
  }

  @Test
  void the_shop_gives_a_browser_its_id_once_and_no_script_can_read_it() {
    HttpResponse<String> first = visitor.get(Visitor.details(event, 2));
    HttpResponse<String> second = visitor.get(Visitor.details(event, 2));

    assertThat(first.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("browser=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void in_production_cookies_are_for_https_only() {
    try (ShopServer production = new ShopServer(Settings.production())) {
      Event event = production.add(SampleEvents.tonight(production.ids).tier("General", 10));
      HttpResponse<String> page = production.visitor().get(Visitor.details(event, 1));
      assertThat(page.headers().allValues("Set-Cookie"))
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }
  }

  @Test
  void a_form_from_a_foreign_page_is_refused() {
    Map<String, String> form = visitor.form(event, 2);

    assertThat(visitor.with("Sec-Fetch-Site", "cross-site").post("/checkout", form).statusCode())
        .isEqualTo(403);
    assertThat(server.orders.list(null, null, null, 10)).isEmpty();
  }

  @Test
  @Requirement({"INFRA-02", "6.2"})
  void the_form_and_the_api_share_one_limit() {
    try (ShopServer limited = new ShopServer(Settings.limited(1))) {
      Event event = limited.add(SampleEvents.tonight(limited.ids).tier("General", 10));
      Visitor hasty = limited.visitor().with("X-Forwarded-For", "192.0.2.7");
      hasty.buy(event, 1);

      HttpResponse<String> answer = hasty.buy(event, 1);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("One moment.", "<!doctype html>");
    }
  }

  @Test
  void opening_the_forms_address_again_leads_to_the_season() {
    assertThat(Visitor.location(visitor.get("/checkout")).getPath()).isEqualTo("/");
  }

  @Test
  void what_no_form_of_ours_sends_is_refused_as_a_page() {
    Map<String, String> form = visitor.form(event, 2);
    for (String field : new String[] {"event", "total", "key"}) {
      Map<String, String> broken = new java.util.HashMap<>(form);
      broken.put(field, field.equals("event") ? "No Night" : "ñ");
      HttpResponse<String> answer = visitor.post("/checkout", broken);
      assertThat(answer.statusCode()).as(field).isEqualTo(400);
      assertThat(answer.body()).contains("<!doctype html>");
    }
    Map<String, String> nothing = new java.util.HashMap<>(form);
    nothing.keySet().removeIf(name -> name.startsWith("q."));
    assertThat(visitor.post("/checkout", nothing).statusCode()).isEqualTo(400);
    assertThat(visitor.post("/checkout", Map.of()).statusCode()).isEqualTo(400);
  }
}
