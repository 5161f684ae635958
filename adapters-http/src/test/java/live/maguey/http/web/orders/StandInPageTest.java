package live.maguey.http.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.http.web.tables.TableOrders;
import live.maguey.orders.Order;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.tables.SamplePlans;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who paid too late for a table and has another one like it.
class StandInPageTest {
  @AutoClose private final ShopServer server = new ShopServer();

  private final Visitor visitor = server.visitor();
  private final Event night =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));
  private String page;
  private Order late;

  @BeforeEach
  void pay_late() {
    server.tables.replace(night.id(), SamplePlans.room(server.ids).table("1").table("2").plan());
    late = TableOrders.held(server, night, "1");
    page = server.page(late);
    server.letHoldsExpire();
    TableOrders.paid(server, night, "1");
    server.paidLate(late);
  }

  @Test
  void they_read_which_table_is_gone_which_they_have_and_how_to_decline_it() {
    assertThat(visitor.get(page).body())
        .contains("Table 1 was gone when your payment came. You have Table 2")
        .contains("Table 2 with 4 passes")
        .contains("action=\"" + page + "/decline\"", "Decline and get $320.00 back")
        .doesNotContain("your table was still there");
    assertThat(visitor.get(page + "?lang=es").body())
        .contains(
            "La Mesa 1 ya no estaba cuando llegó tu pago. Tienes la Mesa 2", "Rechazar la Mesa 2");
  }

  @Test
  void declining_refunds_what_an_amount_has_left() {
    Refund.Share share = new Refund.Share(1, SampleEvents.usd(5_000));
    server.refunds.request(
        Refund.requested(
            new RefundId(server.ids.next()),
            late.id(),
            "pi_1",
            share.amount(),
            "no heating",
            SampleEvents.NOW,
            new Refund.Subject.Amount(List.of(share), false)));

    assertThat(visitor.get(page).body()).contains("Decline and get $270.00 back");
  }

  @Test
  void declining_sends_all_of_it_back_and_frees_the_table() {
    HttpResponse<String> declined = visitor.post(page + "/decline", Map.of());

    assertThat(Visitor.location(declined)).hasToString(page);
    assertThat(visitor.get(page).body()).contains("$320.00").doesNotContain("/decline");
    assertThat(server.orders.find(late.id()).orElseThrow()).isInstanceOf(Order.Refunded.class);
    assertThat(server.tables.of(night.id()).orElseThrow().free()).hasSize(1);

    assertThat(visitor.post(page + "/decline", Map.of()).statusCode()).as("again").isEqualTo(303);
    assertThat(server.refunds.of(late.id())).hasSize(1);
  }

  @Test
  void from_another_site_nothing_is_declined() {
    HttpResponse<String> forged =
        server.client().post(page + "/decline", "", "Sec-Fetch-Site", "cross-site");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(server.orders.find(late.id()).orElseThrow()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void from_the_doors_on_it_is_not_offered() {
    server.clock.advance(Duration.between(server.clock.instant(), night.doors()));

    assertThat(visitor.get(page).body()).doesNotContain("/decline");
    visitor.post(page + "/decline", Map.of());
    assertThat(server.orders.find(late.id()).orElseThrow()).isInstanceOf(Order.Paid.class);
  }
}
