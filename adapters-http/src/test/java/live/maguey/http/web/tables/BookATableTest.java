package live.maguey.http.web.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.audit.Actor;
import live.maguey.deposits.Collected;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.orders.Order;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookATableTest {
  @AutoClose private final ShopServer server = new ShopServer();

  private final Event night =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));
  private final FloorPlan plan =
      SamplePlans.room(server.ids)
          .table("7")
          .table("12", Table.Kind.FRONT_ROW, 8, 120_000)
          .table("13", Table.Kind.FRONT_ROW, 6, 84_000)
          .deposit("20", 20_000, 100_000)
          .plan();

  @BeforeEach
  void set() {
    server.tables.replace(night.id(), plan);
  }

  @Test
  void an_event_with_tables_leads_to_its_plan_and_one_without_says_nothing_of_them() {
    Event plain = server.add(SampleEvents.tonight(server.ids).slug("plain").tier("General", 10));

    assertThat(server.client().get("/events/noche-de-humo").body())
        .contains("/events/noche-de-humo/tables");
    assertThat(server.client().get("/events/" + plain.slug()).body()).doesNotContain("tables");
    assertThat(server.client().get("/events/plain/tables").statusCode()).isEqualTo(404);
  }

  @Test
  void a_table_alone_is_bought_from_the_plan_through_the_form_to_its_payment_page() {
    Visitor visitor = server.visitor();
    Map<String, String> form = form(visitor, "12");

    assertThat(form).containsEntry("table", id("12")).containsEntry("total", "120000");
    assertThat(Visitor.location(visitor.post("/checkout", form)).toString())
        .startsWith("http://localhost/pay/cs_");
    assertThat(server.last().details().lines()).hasSize(1);
    assertThat(server.last().details().total()).isEqualTo(SampleEvents.usd(120_000));
  }

  @Test
  void a_deposit_is_told_with_what_is_spent_at_the_table_before_it_is_paid_and_after() {
    Visitor visitor = server.visitor();
    HttpResponse<String> details = visitor.get("/events/noche-de-humo/details?table=" + id("20"));

    assertThat(details.body())
        .contains("Due now, as a deposit</dt><dd class=\"all\">$200.00")
        .contains("To spend at the table</dt><dd>$800.00")
        .contains("Minimum spend, every charge included</dt><dd>$1,000.00")
        .contains("If nobody from your party comes, we keep it.")
        .contains("Pay $200.00", "Nothing is added to the minimum spend.")
        .doesNotContain("Nothing is added later.");

    visitor.post("/checkout", filled(details));
    Order held = server.last();
    server.paid(held.id());
    assertThat(visitor.get(server.page(held)).body())
        .contains("Deposit paid</dt><dd class=\"all\">$200.00")
        .contains("Still to spend at the table</dt><dd>$800.00")
        .contains("Minimum spend, every charge included</dt><dd>$1,000.00");
    assertThat(visitor.get("/api" + server.page(held)).body())
        .contains("\"minimumSpend\":{\"minor\":100000");
  }

  @Test
  void the_order_s_page_says_what_is_left_to_spend_now() {
    Visitor visitor = server.visitor();
    visitor.post("/checkout", form(visitor, "20"));
    Order held = server.last();
    server.paid(held.id());
    String page = server.page(held);
    assertThat(visitor.get(page).body()).doesNotContain("Paid at the table");

    collect(held, 50_000, "");
    collect(held, -20_000, "another table's");
    assertThat(visitor.get(page).body())
        .contains("Paid at the table</dt><dd>$300.00")
        .contains("Still to spend at the table</dt><dd>$500.00");
    collect(held, 90_000, "");
    assertThat(visitor.get(page).body())
        .contains("Paid at the table</dt><dd>$1,200.00")
        .contains("Still to spend at the table</dt><dd>$0.00");
  }

  /// As `maguey vip collected` writes it down.
  private void collect(Order order, long cents, String note) {
    server.collected.add(
        new Collected(
            server.ids.next(),
            order.id(),
            1,
            SampleEvents.usd(cents),
            note,
            new Actor("operator", "test"),
            server.clock.instant()));
  }

  @Test
  void a_table_that_is_paid_in_full_says_nothing_of_a_deposit() {
    Visitor visitor = server.visitor();
    visitor.post("/checkout", form(visitor, "12"));
    Order held = server.last();
    server.paid(held.id());

    assertThat(visitor.get("/events/noche-de-humo/details?table=" + id("7")).body())
        .doesNotContainIgnoringCase("deposit");
    assertThat(visitor.get(server.page(held)).body()).doesNotContainIgnoringCase("deposit");
    assertThat(visitor.get("/api" + server.page(held)).body()).doesNotContain("minimumSpend");
  }

  @Test
  void a_table_and_tickets_make_one_order() {
    Visitor visitor = server.visitor();
    String page =
        "/events/noche-de-humo/details?table=%s&tier.%s=2"
            .formatted(id("7"), night.tiers().getFirst().id());
    Map<String, String> form = filled(visitor.get(page));
    visitor.post("/checkout", form);

    assertThat(server.last().details().lines()).hasSize(2);
    assertThat(server.last().details().total()).isEqualTo(SampleEvents.usd(32_000 + 2 * 3_000));
  }

  @Test
  void a_table_and_tickets_dearer_than_one_payment_can_be_say_so_and_hold_nothing() {
    FloorPlan dear =
        SamplePlans.room(server.ids).table("7", Table.Kind.PREMIUM, 4, 99_995_999).plan();
    server.tables.replace(night.id(), dear.identifiedAs(plan));
    Visitor visitor = server.visitor();
    String page =
        "/events/noche-de-humo/details?table=%s&tier.%s=2"
            .formatted(id("7"), night.tiers().getFirst().id());

    HttpResponse<String> answer = visitor.post("/checkout", filled(visitor.get(page)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("more than one payment can be");
    assertThat(server.tables.of(night.id()).orElseThrow().free()).hasSize(1);
  }

  @Test
  void who_comes_second_is_told_at_once_and_offered_the_table_that_is_most_like_it() {
    Visitor second = server.visitor();
    Map<String, String> late = form(second, "12");
    Visitor first = server.visitor();
    first.post("/checkout", form(first, "12"));

    HttpResponse<String> answer = second.post("/checkout", late);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("class=\"sheet\" data-table=\"" + id("13") + "\">")
        .contains("class=\"sheet\" data-table=\"" + id("12") + "\" hidden>")
        .contains("Table 12, Front row, 8 seats, By the floor, Held");
    assertThat(second.get("/events/noche-de-humo/details?table=" + id("12")).statusCode())
        .as("the form is not even shown")
        .isEqualTo(409);
  }

  @Test
  void a_table_of_no_such_event_leads_back_to_the_event() {
    HttpResponse<String> answer =
        server.visitor().get("/events/noche-de-humo/details?table=" + server.ids.next());

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void open_plans_hear_of_a_hold_of_its_release_and_of_nothing_else() {
    AtomicInteger heard = new AtomicInteger();
    server.announcements.follow(EventPlan.topic(night.id()), heard::incrementAndGet);
    Visitor visitor = server.visitor();

    visitor.buy(night, 2);
    assertThat(heard).as("tickets are no tables").hasValue(0);

    Visitor host = server.visitor();
    host.post("/checkout", form(host, "12"));
    assertThat(heard).hasValue(1);

    host.post(server.page(server.last()) + "/release", Map.of());
    assertThat(heard).hasValue(2);
  }

  @Test
  void a_hold_of_a_table_that_is_over_speaks_of_the_table_and_offers_it_again() {
    Visitor visitor = server.visitor();
    visitor.post("/checkout", form(visitor, "12"));
    String page = server.page(server.last());
    server.letHoldsExpire();

    assertThat(visitor.get(page).body())
        .contains("We let your table go so that someone else can have it.")
        .contains("Take the table again")
        .contains("details?table=" + id("12"))
        .doesNotContain("sold out");
  }

  private Map<String, String> form(Visitor visitor, String label) {
    return filled(visitor.get("/events/noche-de-humo/details?table=" + id(label)));
  }

  private static Map<String, String> filled(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    Map<String, String> fields = Visitor.hidden(page);
    fields.put("name", "Elena Ruiz");
    fields.put("email", "elena%d@example.com".formatted(fields.hashCode()));
    fields.put("age", "yes");
    return fields;
  }

  private String id(String label) {
    return plan.labelled(label).orElseThrow().id().toString();
  }
}
