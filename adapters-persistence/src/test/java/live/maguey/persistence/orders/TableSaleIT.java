package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Refund;
import live.maguey.persistence.Behind;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Params;
import live.maguey.persistence.Race;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.RefundOrder;
import live.maguey.shared.Money;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A table of six stands on inventory as places do: one road from the hold to the refund.
class TableSaleIT {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);
  private static final int SEATS = 6;
  private static final Money PRICE = SampleEvents.usd(100_000);

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final TableId table = new TableId(world.ids.next());

  private enum TestSql implements Sql {
    TAKEN("SELECT taken FROM inventory WHERE id = CAST(:id AS uuid)"),
    LOCK("SELECT id FROM inventory WHERE event_id = CAST(:event AS uuid) ORDER BY id FOR UPDATE");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  TableSaleIT() {
    assertThat(world.events.add(event)).isTrue();
    TestTables.add(database, event.id(), table);
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void buyers_racing_for_a_table_get_it_once() {
    List<HoldOutcome> outcomes = Race.of(Race.THREADS, _ -> () -> world.orders.hold(wanted()));

    assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o.equals(new HoldOutcome.SoldOut(table.inventory(), 1, 0)))
        .hasSize(Race.THREADS - 1);
  }

  /// Alone, and beside places that are free.
  @Test
  void a_table_that_is_gone_is_told_at_once_while_another_has_its_row() {
    held();
    Hold besidePlaces = Holds.of(world.ids, event).places(0, 1).table(table, SEATS, PRICE).hold();

    database.run(() -> {
      database.list(TestSql.LOCK, Params.of("event", event.id().value()), c -> c.id("id"));
      assertThat(elsewhere(wanted())).isEqualTo(new HoldOutcome.SoldOut(table.inventory(), 1, 0));
      assertThat(elsewhere(besidePlaces))
          .isEqualTo(new HoldOutcome.SoldOut(table.inventory(), 1, 0));
      return true;
    });
  }

  /// By a connection of its own, which waits for no lock of ours.
  private HoldOutcome elsewhere(Hold hold) {
    return CompletableFuture.supplyAsync(() -> world.orders.hold(hold))
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void a_table_is_not_held_at_the_price_of_a_plan_before() {
    FloorPlan plan = imported(PRICE.minor());
    importPlan(dearer(plan));

    assertThat(world.orders.hold(wanted(plan))).isEqualTo(repriced(plan));
  }

  @Test
  void a_hold_that_waited_for_the_import_of_a_plan_is_not_made_at_the_price_before()
      throws Exception {
    FloorPlan plan = imported(PRICE.minor());

    HoldOutcome behind =
        Behind.commit(
            database, () -> importPlan(dearer(plan)), () -> world.orders.hold(wanted(plan)));

    assertThat(behind).isEqualTo(repriced(plan));
    assertThat(world.orders.hold(wanted(plan))).isEqualTo(repriced(plan));
  }

  private FloorPlan imported(long price) {
    FloorPlan plan = room(price);
    importPlan(plan);
    return plan;
  }

  private FloorPlan dearer(FloorPlan before) {
    return room(PRICE.minor() + 1).identifiedAs(before);
  }

  private FloorPlan room(long price) {
    return SamplePlans.room(world.ids).table("8", Table.Kind.STANDARD, SEATS, price).plan();
  }

  private void importPlan(FloorPlan plan) {
    assertThat(world.tables.replace(event.id(), plan)).isEmpty();
  }

  private Hold wanted(FloorPlan plan) {
    return Holds.of(world.ids, event).table(plan.tables().getFirst().id(), SEATS, PRICE).hold();
  }

  private static HoldOutcome repriced(FloorPlan plan) {
    return new HoldOutcome.Repriced(plan.tables().getFirst().id().inventory());
  }

  @Test
  void a_hold_that_lapses_gives_the_table_back_and_a_late_payment_takes_it_again() {
    Hold hold = held();
    world.learn(TestStores.lapsed(hold.order(), SampleEvents.NOW));
    assertThat(taken()).isZero();

    assertThat(world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)))
        .isInstanceOf(Order.Paid.class);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void a_paid_table_admits_its_host_and_the_guests_beside_those_with_places() {
    Order paid = paid();

    assertThat(passes(paid))
        .hasSize(SEATS)
        .allSatisfy(pass -> assertThat(pass.party()).isEqualTo("Table 7"))
        .extracting(Ticket::kind)
        .startsWith(Ticket.Kind.HOST, Ticket.Kind.GUEST)
        .filteredOn(Ticket.Kind.HOST::equals)
        .hasSize(1);
    assertThat(world.tickets.of(paid.id())).hasSize(SEATS + 1);
  }

  @Test
  void naming_one_pass_refunds_the_table_to_the_cent_and_leaves_the_places() {
    Order paid = paid();
    List<Ticket> passes = passes(paid);

    RefundOrder.Outcome outcome =
        world.refundOrder.refund(
            new RefundOrder.Request(
                paid.id(), Set.of(pass(passes, 3)), false, RefundOrder.Why.ASKED, ""),
            OWNER);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            back -> {
              assertThat(back.amount()).isEqualTo(PRICE);
              assertThat(back.places()).isEqualTo(1);
              assertThat(back.order()).isInstanceOf(Order.PartiallyRefunded.class);
            });
    assertThat(taken()).isZero();
    assertThat(passes(paid)).noneMatch(Ticket::isValid);
    assertThat(world.refunds.of(paid.id()))
        .singleElement()
        .satisfies(refund ->
            assertThat(refund.parts())
                .extracting(Refund.Part::amount)
                .containsExactlyInAnyOrder(
                    SampleEvents.usd(16_667),
                    SampleEvents.usd(16_667),
                    SampleEvents.usd(16_667),
                    SampleEvents.usd(16_667),
                    SampleEvents.usd(16_666),
                    SampleEvents.usd(16_666)));
  }

  @Test
  void a_table_whose_passes_are_all_void_is_on_sale_again_once_it_is_refunded() {
    Order paid = paid();
    List<Ticket> passes = passes(paid);
    passes.forEach(
        pass -> world.tickets.voidTicket(pass.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW));
    assertThat(taken()).isEqualTo(1);

    world.refundOrder.refund(
        new RefundOrder.Request(
            paid.id(), Set.of(pass(passes, 0)), false, RefundOrder.Why.ASKED, ""),
        OWNER);

    assertThat(taken()).isZero();
  }

  private static TicketId pass(List<Ticket> passes, int index) {
    return passes.get(index).id();
  }

  private List<Ticket> passes(Order order) {
    return world.tickets.of(order.id()).stream().filter(t -> t.line() == 2).toList();
  }

  private Order paid() {
    return world.learn(TestStores.captured(held().order(), SampleEvents.NOW));
  }

  private Hold held() {
    Hold hold = wanted();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold;
  }

  private Hold wanted() {
    return Holds.of(world.ids, event).places(0, 1).table(table, SEATS, PRICE).hold();
  }

  private int taken() {
    return database
        .get(TestSql.TAKEN, Params.of("id", table.value()), c -> c.integer("taken"))
        .orElseThrow();
  }
}
