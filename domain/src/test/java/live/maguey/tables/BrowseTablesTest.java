package live.maguey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.Test;

class BrowseTablesTest {
  private final BoxOffice office = new BoxOffice();
  private final BrowseTables browse = new BrowseTables(office.events, office.tables, office.clock);
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 9));
  private final FloorPlan plan =
      SamplePlans.room(office.ids)
          .table("1", Table.Kind.PREMIUM, 8, 120_000)
          .table("2", Table.Kind.STANDARD, 4, 32_000)
          .plan();

  BrowseTablesTest() {
    office.tables.replace(event.id(), plan);
  }

  @Test
  void a_public_event_shows_its_plan_and_whether_tables_are_on_sale() {
    BrowseTables.Shown shown = show();

    assertThat(shown.event().slug()).isEqualTo(event.slug());
    assertThat(shown.plan().plan()).isEqualTo(plan);
    assertThat(shown.availability()).isEqualTo(Availability.ON_SALE);
  }

  @Test
  void what_is_not_public_or_has_no_tables_shows_none() {
    Event draft =
        office.add(SampleEvents.tonight(office.ids).state(Event.State.DRAFT).tier("General", 9));
    office.tables.replace(draft.id(), plan.copy(office.ids));
    Event plain = office.add(SampleEvents.tonight(office.ids).tier("General", 9));

    assertThat(browse.show(draft.slug())).isEmpty();
    assertThat(browse.show(plain.slug())).isEmpty();
    assertThat(browse.show(Slug.parse("nowhere"))).isEmpty();
    assertThat(browse.of(draft)).isEmpty();
    assertThat(browse.of(office.events.find(draft.id()).orElseThrow())).isPresent();
  }

  @Test
  void without_a_free_table_one_on_hold_may_come_back() {
    Order.Held first = hold("1");
    Order.Held second = hold("2");
    assertThat(show().availability()).isEqualTo(Availability.ON_HOLD);

    for (Order.Held held : List.of(first, second)) {
      office.orders.move(held, held.paid(SampleEvents.NOW));
    }
    assertThat(show().availability()).isEqualTo(Availability.SOLD_OUT);
  }

  @Test
  void tables_are_sold_while_the_event_is() {
    office.clock.set(event.sale().opens().minus(Duration.ofSeconds(1)));
    assertThat(show().availability()).isEqualTo(Availability.NOT_YET);
    office.clock.set(event.sale().closes());
    assertThat(show().availability()).isEqualTo(Availability.CLOSED);
    office.events.change(event.id(), SampleEvents::cancelled);
    assertThat(show().availability()).isEqualTo(Availability.CANCELLED);
  }

  @Test
  void tables_of_the_same_kind_come_first_then_those_that_seat_the_party() {
    FloorPlan many =
        SamplePlans.room(office.ids)
            .table("1", Table.Kind.PREMIUM, 8, 120_000)
            .table("2", Table.Kind.STANDARD, 8, 120_000)
            .table("3", Table.Kind.PREMIUM, 6, 120_000)
            .table("4", Table.Kind.PREMIUM, 8, 150_000)
            .table("5", Table.Kind.PREMIUM, 10, 125_000)
            .plan();
    Event other = office.add(SampleEvents.tonight(office.ids).tier("General", 9));
    office.tables.replace(other.id(), many);
    EventPlan now = office.tables.of(other.id()).orElseThrow();

    assertThat(now.alternatives(many.tables().getFirst(), 9))
        .extracting(Table::label)
        .containsExactly("5", "4", "3", "2");
    assertThat(now.alternatives(many.tables().getFirst(), 2)).hasSize(2);
  }

  private BrowseTables.Shown show() {
    return browse.show(event.slug()).orElseThrow();
  }

  private Order.Held hold(String label) {
    Table table = plan.labelled(label).orElseThrow();
    Hold hold =
        Holds.of(office.ids, event).table(table.id(), table.seats(), table.price().dueNow()).hold();
    assertThat(office.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }
}
