package live.maguey.orders;

import static live.maguey.events.SampleEvents.NOW;
import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.evidence.Requirement;
import live.maguey.orders.PlaceOrder.Outcome;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Ids;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.Table.Kind;
import org.junit.jupiter.api.Test;

/// What differs where an order names a table.
@Requirement("PAY-02")
class PlaceTableOrderTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 3));
  private final FloorPlan plan =
      SamplePlans.room(office.ids)
          .table("1", Kind.PREMIUM, 8, 120_000)
          .table("2", Kind.STANDARD, 4, 32_000)
          .table("3", Kind.PREMIUM, 8, 144_000)
          .table("4", Kind.PREMIUM, 6, 119_000)
          .table("5", Kind.PREMIUM, 10, 120_000)
          .plan();

  PlaceTableOrderTest() {
    assertThat(office.tables.replace(event.id(), plan)).isEmpty();
  }

  @Test
  void a_table_alone_is_held_at_its_price_with_the_tax_inside() {
    Order order = placed(buyer("ines").table(table("2")));

    assertThat(order.details().lines())
        .containsExactly(
            new OrderLine(
                1,
                new Item.Table(table("2").id(), "2", "By the floor", 4),
                1,
                new OrderLine.Price(usd(32_000), usd(3_200), usd(2_439), 82_500),
                0));
    assertThat(standing("2")).isEqualTo(new Standing.Held());
  }

  @Test
  void a_table_and_places_are_held_together() {
    Order order = placed(buyer("ines").places(general(), 2).table(table("1")));

    assertThat(order.details().total()).isEqualTo(usd(126_000));
    assertThat(order.details().lines()).extracting(OrderLine::no).containsExactly(1, 2);
    assertThat(standing("1")).isEqualTo(new Standing.Held());
    assertThat(office.taken(event, 0)).isEqualTo(2);
  }

  @Test
  void whole_or_not_at_all() {
    placed(buyer("tavo").places(general(), 2));

    assertThat(place(buyer("ines").places(general(), 2).table(table("1"))))
        .isInstanceOf(Outcome.SoldOut.class);
    assertThat(standing("1")).isEqualTo(new Standing.Free());

    placed(buyer("marisol").table(table("1")));
    assertThat(place(buyer("ines").places(general(), 1).table(table("1"))))
        .isInstanceOf(Outcome.TableGone.class);
    assertThat(office.taken(event, 0)).isEqualTo(2);
  }

  @Test
  void who_comes_later_is_told_the_free_tables_that_are_most_like_it() {
    placed(buyer("tavo").table(table("1")));

    assertThat(place(buyer("ines").table(table("1"))))
        .isEqualTo(new Outcome.TableGone(table("1"), List.of(table("5"), table("3"), table("4"))));
  }

  @Test
  void who_holds_a_table_and_asks_for_it_again_goes_on_with_the_same_order() {
    Order order = placed(buyer("ines").table(table("1")));

    assertThat(placed(buyer("ines").table(table("1"))).id()).isEqualTo(order.id());
    assertThat(place(buyer("ines").table(table("5")))).isInstanceOf(Outcome.AlreadyHolding.class);
  }

  @Test
  void another_table_takes_the_place_of_the_one_that_a_browser_holds() {
    placed(buyer("ines").table(table("1")));

    placed(buyer("ines").table(table("3")).instead());

    assertThat(standing("1")).isEqualTo(new Standing.Free());
    assertThat(standing("3")).isEqualTo(new Standing.Held());
  }

  @Test
  void the_most_that_one_customer_may_have_counts_places_only() {
    Event few = office.add(SampleEvents.tonight(office.ids).perCustomer(2).tier("General", 9));
    FloorPlan copy = plan.copy(office.ids);
    office.tables.replace(few.id(), copy);
    Table table = copy.labelled("1").orElseThrow();

    assertThat(place(Choice.of(few, "ines").places(few.tiers().getFirst(), 2).table(table)))
        .isInstanceOf(Outcome.Placed.class);
  }

  @Test
  void a_table_of_another_event_is_not_found() {
    TableId foreign = new TableId(office.ids.next());

    assertThat(
            office
                .placeOrder()
                .place(
                    new PlaceOrder.Request(
                        new PlaceOrder.Choice(event.slug(), Map.of(), foreign, 0),
                        buyer("ines").table(table("1")).request().guest(),
                        buyer("ines").table(table("1")).request().consent(),
                        buyer("ines").table(table("1")).request().asker(),
                        false,
                        null)))
        .isEqualTo(new Outcome.TableNotFound(foreign));
  }

  @Test
  void a_table_is_sold_while_its_event_is() {
    Event later =
        office.add(
            SampleEvents.tonight(office.ids)
                .sales(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(2)))
                .tier("General", 9));
    FloorPlan copy = plan.copy(office.ids);
    office.tables.replace(later.id(), copy);
    Table table = copy.labelled("1").orElseThrow();

    assertThat(place(Choice.of(later, "ines").table(table)))
        .isEqualTo(new Outcome.TableNotOnSale(table, Availability.NOT_YET));
    office.clock.set(NOW.plus(Duration.ofHours(2)));
    assertThat(place(Choice.of(later, "ines").table(table)))
        .isEqualTo(new Outcome.TableNotOnSale(table, Availability.CLOSED));
  }

  @Test
  void another_price_than_the_buyer_saw_is_told_first() {
    assertThat(place(buyer("ines").table(table("1")).seen(119_999)))
        .isEqualTo(new Outcome.PriceChanged(usd(119_999), usd(120_000)));
    assertThat(standing("1")).isEqualTo(new Standing.Free());
  }

  @Test
  void places_and_a_table_that_together_are_more_than_stripe_charges_at_once_are_not_held() {
    FloorPlan dear = SamplePlans.room(office.ids).table("1", Kind.PREMIUM, 8, 99_995_999).plan();
    assertThat(office.tables.replace(event.id(), dear)).isEmpty();
    Table table = dear.tables().getFirst();

    assertThat(place(buyer("ines").places(general(), 2).table(table)))
        .isEqualTo(new Outcome.TooMuch(usd(100_001_999), usd(99_999_999)));
    assertThat(office.taken(event, 0)).isZero();

    Order most = placed(buyer("ines").places(general(), 1).table(table));
    assertThat(most.details().total()).isEqualTo(usd(99_998_999));
  }

  @Test
  void a_plan_that_is_imported_between_the_quote_and_the_hold_sells_at_no_price_before() {
    FloorPlan dearer =
        SamplePlans.room(office.ids).table("2", Kind.STANDARD, 4, 35_000).plan().identifiedAs(plan);
    Ids meanwhile =
        () -> {
          assertThat(office.tables.replace(event.id(), dearer)).isEmpty();
          return office.ids.next();
        };

    assertThat(
            office
                .placeOrder(office.events, meanwhile)
                .place(buyer("ines").table(table("2")).request()))
        .isEqualTo(new Outcome.PriceChanged(usd(32_000), usd(35_000)));
    assertThat(standing("2")).isEqualTo(new Standing.Free());
  }

  private Choice buyer(String who) {
    return Choice.of(event, who);
  }

  private Tier general() {
    return event.tiers().getFirst();
  }

  private Table table(String label) {
    return plan.labelled(label).orElseThrow();
  }

  private Standing standing(String label) {
    return office.tables.of(event.id()).orElseThrow().standing(table(label).id());
  }

  private Outcome place(Choice choice) {
    return office.placeOrder().place(choice.request());
  }

  private Order placed(Choice choice) {
    Outcome outcome = place(choice);
    assertThat(outcome).isInstanceOf(Outcome.Placed.class);
    return ((Outcome.Placed) outcome).order();
  }
}
