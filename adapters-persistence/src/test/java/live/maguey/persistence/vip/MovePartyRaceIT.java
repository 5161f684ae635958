package live.maguey.persistence.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.guests.PostgresGuests;
import live.maguey.reservations.Reservation;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.vip.MoveParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Parties who are moved, buyers and late payments race for tables: one has each.
class MovePartyRaceIT {
  private static final Cause OPERATOR = new Cause(Actor.operator("ops@office"), null);
  private static final int TABLES = 12;
  private static final int RACERS = 8;

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final List<Table> tables;
  private final MoveParty moveParty =
      new MoveParty(
          world.orders,
          world.events,
          world.tables,
          world.tickets,
          new PostgresGuests(database),
          world.reservations,
          world.outbox,
          world.audit,
          database,
          world.ids,
          world.clock);

  MovePartyRaceIT() {
    world.events.add(event);
    SamplePlans room = SamplePlans.room(world.ids);
    for (int no = 1; no <= TABLES; no++) {
      room = room.table(Integer.toString(no));
    }
    FloorPlan plan = room.plan();
    database.execute(() -> world.tables.replace(event.id(), plan));
    tables = plan.tables();
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void parties_who_want_one_table_get_it_once() {
    List<Order> parties = tables.stream().limit(RACERS).map(this::party).toList();
    Table wanted = tables.getLast();

    List<MoveParty.Outcome> outcomes = Race.of(RACERS, i -> () -> move(parties.get(i), wanted));

    assertThat(outcomes).filteredOn(MoveParty.Outcome.Moved.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(MoveParty.Outcome.Taken.class::isInstance).hasSize(RACERS - 1);
  }

  @Test
  void a_party_and_buyers_who_want_one_table_get_it_once() {
    Order party = party(tables.getFirst());
    Table wanted = tables.getLast();

    List<Boolean> got =
        Race.of(
            RACERS,
            i ->
                i == 0
                    ? () -> move(party, wanted) instanceof MoveParty.Outcome.Moved
                    : () -> world.orders.hold(hold(wanted)) instanceof HoldOutcome.Taken);

    assertThat(got).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  /// Each wants the table before its own, whose party wants the one before that: locks that were
  /// not taken in the order of their ids would wait for each other.
  @Test
  void parties_who_move_up_together_wait_for_nobody_forever() {
    List<Order> parties = tables.stream().skip(1).limit(RACERS).map(this::party).toList();
    for (int round = 0; round < 3; round++) {
      Race.of(
          RACERS,
          i ->
              (Callable<MoveParty.Outcome>)
                  () -> move(parties.get(i), tables.get((i * 5 + 3) % TABLES)));
    }
    assertThat(parties).allSatisfy(p -> assertThat(reservation(p).isLive()).isTrue());
  }

  @Test
  void late_payments_for_lost_tables_race_for_those_that_stand_in() {
    List<Order> late = new ArrayList<>();
    for (Table table : tables.subList(0, RACERS)) {
      Hold hold = hold(table);
      world.orders.hold(hold);
      world.learn(TestStores.lapsed(hold.order(), SampleEvents.NOW));
      late.add(hold.order());
      party(table);
    }
    int left = TABLES - RACERS;

    List<Order> settled =
        Race.of(RACERS, i -> () -> world.learn(TestStores.captured(late.get(i), SampleEvents.NOW)));

    List<Order> bought = settled.stream().filter(Order.Paid.class::isInstance).toList();
    assertThat(bought).hasSize(left);
    assertThat(settled).filteredOn(Order.LateRefunded.class::isInstance).hasSize(RACERS - left);
    assertThat(bought)
        .allSatisfy(order -> assertThat(reservation(order).booking().standIn()).isTrue())
        .extracting(order -> reservation(order).booking().table())
        .doesNotHaveDuplicates();
  }

  private MoveParty.Outcome move(Order party, Table to) {
    return moveParty.move(new MoveParty.Request(party.id(), to.id(), ""), OPERATOR);
  }

  private Order party(Table table) {
    Hold hold = hold(table);
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
  }

  private Hold hold(Table table) {
    return Holds.of(world.ids, event)
        .table(table.id(), table.seats(), table.price().dueNow())
        .hold();
  }

  private Reservation reservation(Order order) {
    return world.reservations.last(order.id()).orElseThrow();
  }
}
