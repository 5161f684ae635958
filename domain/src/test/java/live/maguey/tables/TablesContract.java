package live.maguey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.reservations.FollowReservation;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of floor plans promises.
public abstract class TablesContract extends SalesContract {
  protected final Ids ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 10).event();
  private final Event other = SampleEvents.tonight(ids).tier("General", 10).event();

  /// Lets the holder of a ticket in.
  protected abstract void admit(TicketId ticket);

  @BeforeEach
  void there_are_two_events() {
    events().add(event);
    events().add(other);
  }

  @Test
  void without_a_plan_an_event_has_no_tables() {
    assertThat(tables().ofVenue()).isEmpty();
    assertThat(tables().of(event.id())).isEmpty();
    assertThat(events().find(event.id()).orElseThrow().hasTables()).isFalse();
  }

  @Test
  void a_plan_is_read_back_as_it_was_stored() {
    FloorPlan plan =
        room().table("12").table("2", Table.Kind.FRONT_ROW, 8, 120_000).table("1").plan();

    tables().replaceOfVenue(plan);
    replace(event, plan.copy(ids));

    assertThat(tables().ofVenue()).contains(plan);
    assertThat(plan(event).plan().identifiedAs(plan)).isEqualTo(plan);
    assertThat(plan(event).free()).hasSize(3);
  }

  @Test
  void a_plan_keeps_its_texts_in_other_languages() {
    FloorPlan plan = room().table("1").plan(Map.of("By the floor", "Junto a la pista"));

    tables().replaceOfVenue(plan);
    replace(event, plan.copy(ids));

    assertThat(tables().ofVenue()).contains(plan);
    assertThat(plan(event).plan().texts()).isEqualTo(plan.texts());
  }

  @Test
  void a_plan_is_stored_in_place_of_the_one_before() {
    tables().replaceOfVenue(room().table("1").table("2").plan());
    FloorPlan next = room().table("2").table("3").plan();
    tables().replaceOfVenue(next);

    assertThat(tables().ofVenue()).contains(next);
  }

  @Test
  void a_deposit_keeps_what_is_to_be_spent() {
    FloorPlan plan = withDeposit();

    tables().replaceOfVenue(plan);

    assertThat(tables().ofVenue()).contains(plan);
  }

  @Test
  void a_deposit_is_not_held_for_another_minimum_spend_than_the_plans() {
    FloorPlan plan = withDeposit();
    replace(event, plan);
    TableId table = plan.tables().getFirst().id();
    Money due = SampleEvents.usd(20_000);
    HoldOutcome repriced = new HoldOutcome.Repriced(table.inventory());

    assertThat(orders().hold(Holds.of(ids, event).table(table, 4, due).hold())).isEqualTo(repriced);
    assertThat(
            orders()
                .hold(Holds.of(ids, event).deposit(table, 4, due, SampleEvents.usd(99_999)).hold()))
        .isEqualTo(repriced);
    assertThat(
            orders()
                .hold(
                    Holds.of(ids, event).deposit(table, 4, due, SampleEvents.usd(100_000)).hold()))
        .isEqualTo(new HoldOutcome.Taken());
  }

  private FloorPlan withDeposit() {
    Table table = room().table("1").plan().tables().getFirst();
    Table deposit =
        new Table(
            table.id(),
            table.label(),
            table.section(),
            table.kind(),
            table.seats(),
            new TablePrice.Deposit(SampleEvents.usd(20_000), SampleEvents.usd(100_000)),
            List.of(),
            table.place(),
            true);
    return new FloorPlan(1_000, 1_000, List.of(), List.of(deposit));
  }

  @Test
  void changing_one_events_plan_changes_no_other() {
    FloorPlan plan = room().table("1").table("2").plan();
    tables().replaceOfVenue(plan);
    replace(event, plan.copy(ids));
    replace(other, plan.copy(ids));
    EventPlan before = plan(other);

    replace(event, room().table("7").plan());

    assertThat(plan(event).plan().tables()).extracting(Table::label).containsExactly("7");
    assertThat(plan(other)).isEqualTo(before);
    assertThat(tables().ofVenue()).contains(plan);
  }

  @Test
  void an_event_knows_how_many_its_tables_seat() {
    replace(event, room().table("1").table("2", Table.Kind.PREMIUM, 8, 120_000).plan());
    assertThat(events().find(event.slug()).orElseThrow().sale().tableSeats()).isEqualTo(12);
    assertThat(events().find(event.slug()).orElseThrow().allotment()).isEqualTo(22);

    replace(event, room().table("1").plan());
    assertThat(events().find(event.id()).orElseThrow().allotment()).isEqualTo(14);
    assertThat(events().find(other.id()).orElseThrow().allotment()).isEqualTo(10);
  }

  @Test
  @Requirement("VIP-04")
  void a_table_is_free_then_held_then_sold_then_its_party_arrives() {
    replace(event, room().table("1").table("2").plan());
    TableId table = plan(event).plan().tables().getLast().id();
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Free());

    Order.Held held = hold(event, table).order();
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Held());

    List<Ticket> passes = paid(held);
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Sold());

    admit(passes.getFirst().id());
    admit(passes.getLast().id());
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Arrived(2));
    assertThat(plan(event).free()).extracting(Table::label).containsExactly("1");
  }

  @Test
  void a_table_whose_hold_lapsed_is_free_and_can_be_held_by_another() {
    replace(event, room().table("1").plan());
    TableId table = plan(event).plan().tables().getFirst().id();
    Order.Held held = hold(event, table).order();

    lapse(held);
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Free());

    paid(hold(event, table).order());
    assertThat(plan(event).standing(table)).isEqualTo(new Standing.Sold());
  }

  @Test
  void a_table_that_is_held_or_sold_is_neither_changed_nor_withdrawn() {
    FloorPlan plan = room().table("1").table("2").table("3").plan();
    replace(event, plan);
    hold(event, plan.tables().get(0).id());
    paid(hold(event, plan.tables().get(1).id()).order());
    EventPlan before = plan(event);

    FloorPlan dearer =
        room().table("1", Table.Kind.STANDARD, 4, 50_000).table("3").plan().identifiedAs(plan);

    assertThat(replaceAnyway(event, dearer)).extracting(Table::label).containsExactly("1", "2");
    assertThat(plan(event)).isEqualTo(before);
  }

  @Test
  void free_tables_change_around_one_that_is_sold() {
    FloorPlan plan = room().table("1").table("2").table("3").plan();
    replace(event, plan);
    paid(hold(event, plan.tables().getFirst().id()).order());

    FloorPlan next = room().table("1").table("2", Table.Kind.PREMIUM, 8, 90_000).table("4").plan();
    replace(event, next.identifiedAs(plan));

    assertThat(plan(event).plan()).isEqualTo(next.identifiedAs(plan));
    assertThat(plan(event).free()).extracting(Table::label).containsExactly("2", "4");
  }

  @Test
  void a_table_is_not_held_at_the_price_or_with_the_seats_of_a_plan_before() {
    FloorPlan plan = room().table("1").table("2").table("3").plan();
    replace(event, plan);
    FloorPlan next =
        room()
            .table("1", Table.Kind.STANDARD, 4, 31_999)
            .table("2", Table.Kind.STANDARD, 5, 32_000)
            .table("3", Table.Kind.PREMIUM, 4, 32_000)
            .plan();
    replace(event, next.identifiedAs(plan));

    assertThat(plan.tables())
        .extracting(table -> orders().hold(wanted(event, table.id())))
        .containsExactly(
            new HoldOutcome.Repriced(plan.tables().get(0).id().inventory()),
            new HoldOutcome.Repriced(plan.tables().get(1).id().inventory()),
            new HoldOutcome.Taken());
    assertThat(plan(event).free()).extracting(Table::label).containsExactly("1", "2");
  }

  @Test
  void a_withdrawn_table_is_neither_held_nor_taken_again_for_late_money() {
    FloorPlan plan = room().table("1").table("2").plan();
    replace(event, plan);
    TableId gone = plan.tables().getFirst().id();
    Order.Held late = hold(event, gone).order();
    lapse(late);

    replace(event, room().table("2").plan().identifiedAs(plan));

    assertThat(orders().hold(wanted(event, gone))).isNotEqualTo(new HoldOutcome.Taken());
    assertThat(work().run(() -> orders().retake(late.id(), SampleEvents.NOW))).isFalse();
  }

  private List<Ticket> paid(Order.Held held) {
    List<Ticket> passes =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n ->
                TicketChanges.issued(
                    new TicketId(ids.next()),
                    event,
                    new Ticket.Origin(held.id(), 1, n),
                    n == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST,
                    Ticket.EntryPolicy.REENTRY,
                    new Ticket.Label("7", "By the stage", "Table 7", null),
                    event.ends().plus(Duration.ofDays(1))))
            .toList();
    work()
        .run(() -> {
          orders().move(held, held.paid(SampleEvents.NOW));
          tickets().issue(passes);
          return null;
        });
    return passes;
  }

  private void lapse(Order.Held held) {
    work()
        .run(() -> {
          Order.Lapsed lapsed = held.cancelled(SampleEvents.NOW);
          orders().move(held, lapsed);
          orders().release(held.id());
          new FollowReservation(reservations()).lapsed(lapsed);
          return null;
        });
  }

  private Hold hold(Event of, TableId table) {
    Hold hold = wanted(of, table);
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold;
  }

  private Hold wanted(Event of, TableId table) {
    return Holds.of(ids, of).table(table, 4, SampleEvents.usd(32_000)).hold();
  }

  private EventPlan plan(Event of) {
    return tables().of(of.id()).orElseThrow();
  }

  private void replace(Event of, FloorPlan plan) {
    assertThat(replaceAnyway(of, plan)).isEmpty();
  }

  private List<Table> replaceAnyway(Event of, FloorPlan plan) {
    return work().run(() -> tables().replace(of.id(), plan));
  }

  private SamplePlans room() {
    return SamplePlans.room(ids);
  }
}
