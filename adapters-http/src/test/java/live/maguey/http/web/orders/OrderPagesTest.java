package live.maguey.http.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.Settings;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Requirement({"PAY-01", "UX-02"})
class OrderPagesTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();
  private final Event event =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));

  @AfterEach
  void close() {
    server.close();
  }

  private Order bought(int places) {
    assertThat(visitor.buy(event, places).statusCode()).isEqualTo(303);
    return server.last();
  }

  private String page(Order order) {
    HttpResponse<String> answer = visitor.get(server.page(order));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private Order moved(Order from, Order to) {
    server.orders.move(from, to);
    return to;
  }

  private void refund(Order order, long minor) {
    refund(order, minor, "asked", new Refund.Subject.Payment());
  }

  private void amount(Order order, long minor, String reason, boolean told) {
    Refund.Share share = new Refund.Share(1, SampleEvents.usd(minor));
    refund(order, minor, reason, new Refund.Subject.Amount(List.of(share), told));
  }

  private void refund(Order order, long minor, String reason, Refund.Subject subject) {
    server.refunds.request(
        Refund.requested(
            new RefundId(server.ids.next()),
            order.id(),
            "pi_1",
            SampleEvents.usd(minor),
            reason,
            SampleEvents.NOW,
            subject));
  }

  @Test
  void a_held_order_counts_down_and_can_be_paid_or_released() {
    Order order = bought(2);
    server.clock.advance(Duration.ofSeconds(228));

    assertThat(page(order))
        .contains("Still yours.", "6:12", "href=\"http://localhost/pay/", "$60.00")
        .contains("action=\"" + server.page(order) + "/release\"", "Continue to payment")
        .contains("data-poll=\"/api" + server.page(order) + "\"", "data-state=\"held\"");
  }

  @Test
  @Requirement({"PAY-04", "1.4"})
  void a_declined_card_says_what_to_do_and_keeps_the_tickets() {
    Order order = bought(2);
    server.declined(order.id(), DeclineReason.INSUFFICIENT_FUNDS);

    assertThat(page(order)).contains("The bank said no.", "Try again, same tickets", "/pay/");
  }

  @Test
  @Requirement("1.1")
  void coming_back_before_the_webhook_heals_by_asking_stripe() {
    Order order = bought(2);
    server.stripe.pay(order.id());

    String page = visitor.get(server.page(order) + "?back=paid").body();

    assertThat(page).contains("You’re in.", "Two tickets for Saturday", "elena@example.com");
    assertThat(server.orders.find(order.id()).orElseThrow()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void coming_back_while_stripe_is_silent_waits_and_asks_again() {
    Order order = bought(2);
    server.stripe.breakDown();

    assertThat(visitor.get(server.page(order) + "?back=paid").body())
        .contains("Checking with the bank.", "data-view=\"Confirming\"", "data-poll=");
  }

  @Test
  void what_stripe_sends_back_to_opens_the_order_in_its_own_browser_and_in_no_other() {
    Order order = bought(2);
    String back = server.back(order);
    assertThat(back).doesNotContain(server.page(order));

    HttpResponse<String> own = visitor.get(back);
    HttpResponse<String> other = new Visitor(server.client()).get(back);

    assertThat(own.statusCode()).isEqualTo(303);
    assertThat(own.headers().firstValue("Location").orElseThrow())
        .endsWith(server.page(order) + "?back=paid");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body())
        .contains("This browser doesn’t know your order.")
        .doesNotContain(server.page(order), "elena@example.com");
    assertThat(other.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("orders="));
    assertThat(new Visitor(server.client()).get("/back/nothing").statusCode()).isEqualTo(200);
  }

  @Test
  void the_page_of_a_held_order_says_that_its_event_is_off() {
    Order order = bought(2);
    server.events.cancel(event.id());

    assertThat(page(order))
        .contains("This night was canceled.", "Nothing was charged")
        .doesNotContain("Still yours.", "/pay/");
  }

  @Test
  void coming_back_unpaid_keeps_the_hold() {
    Order order = bought(2);

    assertThat(visitor.get(server.page(order) + "?back=unpaid").body()).contains("Still yours.");
  }

  @Test
  @Requirement({"PAY-01", "1.1"})
  void a_paid_order_shows_a_code_for_each_person_and_what_was_paid() {
    Order order = server.paid(bought(2).id());

    String page = page(order);

    for (Ticket ticket : server.tickets.of(order.id())) {
      assertThat(page)
          .contains("<svg viewBox=\"0 0 49 49\"><desc>CODE-OF-" + ticket.id() + "</desc></svg>")
          .contains(ticket.number());
    }
    assertThat(page)
        .contains("Ticket 1 of 2", "General, in before 11 PM", "Sat 28 Nov, 9 PM")
        .contains("$55.00", "$5.00", "$60.00", order.details().reference().toString())
        .doesNotContain("data-poll=");
  }

  @Test
  void a_calendar_takes_the_event_from_doors_to_end_with_the_place_and_the_order() {
    Order order = server.paid(bought(2).id());
    assertThat(page(order)).contains("href=\"" + server.page(order) + "/calendar.ics\"");

    HttpResponse<String> answer = visitor.get(server.page(order) + "/calendar.ics");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(answer.body())
        .contains("DTSTART:20261129T030000Z\r\n", "DTEND:20261129T090000Z\r\n")
        .contains("SUMMARY:Noche de Humo\r\n", "LOCATION:Maguey\\, 1200 Agave")
        .contains("DESCRIPTION:" + order.details().reference());
    assertThat(answer.body().replace("\r\n ", ""))
        .contains("URL:" + Settings.SITE + server.page(order));
  }

  @Test
  void a_print_has_the_tickets_that_open_the_door_in_the_reader_s_language() {
    Order order = server.paid(bought(2).id());
    String url = server.page(order) + "/tickets.pdf";
    assertThat(page(order)).contains("href=\"" + url + "\"");
    Ticket kept = server.tickets.of(order.id()).getFirst();
    server.tickets.voidTicket(
        server.tickets.of(order.id()).getLast().id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);

    HttpResponse<String> answer = visitor.get(url);

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"tickets-" + order.details().reference() + ".pdf\"");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.body()).isEqualTo("%PDF EN\nCODE-OF-" + kept.id() + "\n");
    assertThat(visitor.get(url + "?lang=es").body()).startsWith("%PDF ES");

    server.tickets.voidTicket(kept.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
    assertThat(visitor.get(url).statusCode()).isEqualTo(404);
    assertThat(page(order)).doesNotContain("tickets.pdf");
  }

  @Test
  void a_used_ticket_says_when_and_a_void_one_shows_no_code() {
    Order order = server.paid(bought(2).id());
    Ticket first = server.tickets.of(order.id()).getFirst();
    Ticket second = server.tickets.of(order.id()).getLast();
    server.tickets.change(
        first.id(), t -> TicketChanges.admitted(t, SampleEvents.DOORS.plusSeconds(720)));
    server.tickets.voidTicket(second.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);

    assertThat(page(order))
        .contains("Used, 9:12 PM", "CODE-OF-" + first.id(), "<p class=\"gone\">Refunded</p>")
        .doesNotContain("CODE-OF-" + second.id());
  }

  @Test
  void a_partly_refunded_order_keeps_its_tickets_and_tells_what_went_back() {
    Order.Paid paid = (Order.Paid) server.paid(bought(2).id());
    refund(paid, 3_000);
    moved(paid, new Order.PartiallyRefunded(paid.details(), SampleEvents.NOW));

    assertThat(page(paid)).contains("You’re in.", "<p class=\"amount figure\">$30.00</p>");
  }

  @Test
  void amounts_that_went_back_are_told_with_the_reasons_that_the_buyer_is_to_read() {
    Order.Paid paid = (Order.Paid) server.paid(bought(2).id());
    amount(paid, 1_000, "No heating & no ice", true);
    amount(paid, 500, "regular guest", false);
    moved(paid, new Order.PartiallyRefunded(paid.details(), SampleEvents.NOW));

    assertThat(page(paid))
        .contains("You’re in.", "<p class=\"amount figure\">$15.00</p>")
        .contains("<p class=\"line\">No heating &amp; no ice</p>")
        .doesNotContain("regular guest");
  }

  @Test
  void a_refunded_order_tells_the_whole_sum_and_when_it_was_sent() {
    Order.Paid paid = (Order.Paid) server.paid(bought(2).id());
    refund(paid, 6_000);
    moved(paid, new Order.Refunded(paid.details(), SampleEvents.NOW));

    assertThat(page(paid))
        .contains("You got it all back.", "We sent $60.00 back")
        .contains("fee included, Sat 28 Nov, 8 PM");
  }

  @Test
  void a_canceled_event_tells_its_guests_that_their_money_comes_back() {
    Order order = server.paid(bought(2).id());
    server.change(event, SampleEvents::cancelled);

    assertThat(page(order))
        .contains("This night was canceled.", "Your $60.00 is on its way back, fee included.");
  }

  @Test
  void a_canceled_event_promises_no_money_to_those_who_paid_none() {
    Event free =
        server.add(
            SampleEvents.tonight(server.ids)
                .slug("noche-abierta")
                .tier("Guest", 10, SampleEvents.price("Free", 0, 0)));
    assertThat(visitor.buy(free, 1).statusCode()).isEqualTo(303);
    Order order = server.last();
    assertThat(order).isInstanceOf(Order.Paid.class);
    server.change(free, SampleEvents::cancelled);

    assertThat(page(order))
        .contains("This night was canceled.", "Your tickets were free")
        .doesNotContain("$0.00", "on its way back");
  }

  @Test
  void an_expired_order_can_be_taken_again_at_the_same_price() {
    Order order = bought(2);
    server.letHoldsExpire();

    assertThat(page(order))
        .contains("Your ten minutes are over.", "10 General left", "at the same price.")
        .contains("Take 2 again", Visitor.details(event, 2))
        .contains("data-state=\"expired\"");
  }

  @Test
  void an_expired_order_whose_places_are_gone_says_so() {
    Order order = bought(8);
    server.letHoldsExpire();
    Visitor other = server.visitor();
    Map<String, String> form = other.form(event, 8);
    form.put("email", "other@example.com");
    other.post("/checkout", form);

    assertThat(page(order)).contains("2 General left, fewer than you had.").doesNotContain("again");
  }

  @Test
  void an_expired_order_at_another_price_does_not_promise_the_old_one() {
    Event early =
        server.add(
            SampleEvents.tonight(server.ids)
                .slug("temprano")
                .tier(
                    "General",
                    50,
                    SampleEvents.priceUntil("Early", 2_000, SampleEvents.NOW.plusSeconds(60)),
                    SampleEvents.price("Standard", 3_000, 250)));
    visitor.buy(early, 2);
    Order order = server.last();
    server.letHoldsExpire();

    assertThat(page(order)).contains("50 General left, at another price now.");
  }

  @Test
  @Requirement("UX-02")
  void money_that_comes_after_the_hold_is_waited_for_and_never_called_uncharged() {
    Order order = bought(2);
    server.letHoldsExpire();

    assertThat(visitor.get(server.page(order) + "?back=paid").body())
        .contains("Checking with the bank.")
        .doesNotContain("Nothing was charged");
    server.clock.advance(Duration.ofMinutes(20));
    assertThat(visitor.get(server.page(order) + "?back=paid").body())
        .contains("Your ten minutes are over.");
  }

  @Test
  void money_too_late_for_the_last_places_is_told_with_its_refund() {
    Order.Held held = (Order.Held) bought(2);
    Order.Expired expired = held.expired(SampleEvents.NOW);
    moved(held, expired);
    refund(held, 6_000);
    moved(expired, expired.lateRefunded(SampleEvents.NOW));

    assertThat(page(held)).contains("Paid a moment too late.", "We sent the whole $60.00 back");
  }

  @Test
  void money_just_late_enough_is_told_as_late_but_in() {
    Order.Held held = (Order.Held) bought(2);
    Order.Expired expired = held.expired(SampleEvents.NOW);
    moved(held, expired);
    moved(expired, expired.paid(SampleEvents.NOW));

    assertThat(page(held)).contains("Late, but you’re in.");
  }

  @Test
  void giving_back_puts_the_places_on_sale_at_once() {
    Order order = bought(8);

    HttpResponse<String> answer = visitor.post(server.page(order) + "/release", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(visitor.get(Visitor.location(answer).getPath()).body())
        .contains("You let them go.", "Nothing was charged.");
    assertThat(server.events.tier(ShopServer.tier(event, 0).id()).orElseThrow().left())
        .isEqualTo(10);
  }

  @Test
  @Requirement("PAY-04")
  void places_that_cannot_be_released_while_stripe_is_silent_stay_held_and_say_so() {
    Order order = bought(2);
    server.stripe.breakDown();

    HttpResponse<String> answer = visitor.post(server.page(order) + "/release", Map.of());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("The payment page isn’t answering.", "Still yours.");
  }

  @Test
  void a_foreign_page_cannot_release() {
    Order order = bought(2);

    assertThat(
            visitor
                .with("Origin", "https://evil.example")
                .post(server.page(order) + "/release", Map.of())
                .statusCode())
        .isEqualTo(403);
    assertThat(server.orders.find(order.id()).orElseThrow()).isInstanceOf(Order.Held.class);
  }

  @Test
  void private_pages_stay_out_of_caches_indexes_and_referrers() {
    Order order = server.paid(bought(2).id());

    for (String path : new String[] {server.page(order), "/tickets"}) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains("no-store");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
      assertThat(answer.body()).doesNotContain("og:image");
    }
  }

  @Test
  void a_wrong_link_is_a_page_that_says_what_to_do() {
    HttpResponse<String> answer = visitor.get("/orders/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("No order at this link.", "latest email");
  }

  @Test
  void a_browser_that_knows_nothing_is_told_where_its_tickets_are() {
    assertThat(visitor.get("/tickets").body())
        .contains("No tickets on this phone yet.", "the link in your email");
  }

  @Test
  void a_browser_finds_the_orders_that_it_made_and_those_whose_links_it_opened() {
    Order mine = server.paid(bought(2).id());
    Visitor friend = server.visitor();
    HttpResponse<String> opened = friend.get(server.page(mine));

    for (Visitor who : new Visitor[] {visitor, friend}) {
      assertThat(who.get("/tickets").body())
          .contains("href=\"" + server.page(mine) + "\"", "2 General", "Paid")
          .contains(mine.details().reference().toString());
    }
    assertThat(opened.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("orders=")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(friend.get(server.page(mine)).headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void a_browser_keeps_twenty_orders_and_forgets_the_oldest() {
    Order order = bought(1);
    String many = "A".repeat(43) + ("." + "B".repeat(43)).repeat(24);
    Visitor collector = server.visitor().with("Cookie", "orders=" + many);

    collector.get(server.page(order));

    assertThat(collector.cookie("orders").split("\\.")).hasSize(20);
    assertThat(collector.cookie("orders")).startsWith(server.page(order).substring(8));
  }

  @Test
  void an_order_speaks_the_readers_language() {
    Order order = server.paid(bought(2).id());

    assertThat(visitor.get(server.page(order) + "?lang=es").body())
        .contains("Ya estás dentro.", "Dos boletos para el sábado", "Sáb 28 nov, 21:00");
  }
}
