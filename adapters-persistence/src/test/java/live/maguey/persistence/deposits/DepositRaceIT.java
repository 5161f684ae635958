package live.maguey.persistence.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.deposits.Deposit;
import live.maguey.deposits.DepositEntry.Kind;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundNews;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.PromisedDeposits;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.EndDeposits;
import live.maguey.reservations.EndNight;
import live.maguey.reservations.RecordLateArrival;
import live.maguey.shared.Money;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The night's end, a refund, a refund in Stripe's dashboard and a scan that comes in late meet one
/// deposit of $200, each several times at once.
class DepositRaceIT {
  private static final Cause CAUSE = new Cause(Actor.operator("owner@office"), null);
  private static final Money DUE = SampleEvents.usd(20_000);
  private static final Duration OVER = Duration.ofHours(48);
  private static final int ROUNDS = 3;

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final EndNight endNight =
      new EndNight(
          world.reservations,
          new EndDeposits(
              world.orders,
              world.reservations,
              world.deposits,
              new PromisedDeposits(world.refunds, world.facts, world.ledger),
              database),
          SampleEvents.VENUE,
          world.clock);
  private final RecordLateArrival late =
      new RecordLateArrival(
          world.orders, world.reservations, world.deposits, world.audit, database, world.clock);

  DepositRaceIT() {
    assertThat(world.events.add(event)).isTrue();
  }

  @Test
  void one_payment_told_by_all_at_once_is_taken_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Hold hold = held();

      Race.of(
          Race.THREADS,
          _ -> () -> world.learn(TestStores.captured(hold.order(), SampleEvents.NOW)));

      assertThat(deposit(hold.order().id()).entries()).hasSize(1);
    }
  }

  @Test
  void one_night_that_ends_many_times_at_once_is_earned_or_forfeited_once() {
    List<OrderId> orders = List.of(paid(), paid(), paid(), paid());
    world.clock.advance(OVER);

    List<EndNight.Outcome> ended = Race.of(Race.THREADS, _ -> endNight::end);

    assertThat(ended.stream().mapToInt(EndNight.Outcome::deposits).sum()).isEqualTo(4);
    assertThat(orders)
        .allSatisfy(order -> {
          assertThat(deposit(order).forfeited()).isEqualTo(DUE);
          assertThat(deposit(order).entries()).hasSize(2);
        });
  }

  @Test
  void a_late_scan_beside_the_night_s_end_is_earned_and_never_forfeited() {
    List<OrderId> orders = List.of(paid(), paid(), paid(), paid());
    world.clock.advance(OVER);
    Instant now = world.clock.instant();
    assertThat(
            world.reservations.miss(SampleEvents.VENUE.businessDate(now), now.minusSeconds(1), now))
        .isEqualTo(4);

    Race.of(
        Race.THREADS,
        i ->
            (Callable<Object>)
                () ->
                    i % 2 == 0
                        ? endNight.end()
                        : late.arrived(orders.get(i / 2 % 4), SampleEvents.DOORS, CAUSE));
    endNight.end();

    assertThat(orders)
        .allSatisfy(order -> {
          assertThat(deposit(order).earned()).isEqualTo(DUE);
          assertThat(deposit(order).forfeited().isZero()).isTrue();
          assertThat(deposit(order).owed().isZero()).isTrue();
        });
  }

  @Test
  void the_night_s_end_beside_refunds_and_a_late_scan_adds_up() {
    List<OrderId> orders = IntStream.range(0, ROUNDS).mapToObj(_ -> paid()).toList();
    world.clock.advance(OVER);
    for (OrderId order : orders) {
      List<Callable<Object>> acts =
          List.of(
              endNight::end,
              () -> late.arrived(order, SampleEvents.DOORS, CAUSE),
              () ->
                  world.refundOrder.refund(
                      new RefundOrder.Request(order, Set.of(), true, RefundOrder.Why.ASKED, ""),
                      CAUSE),
              () -> world.learn(told(order, "re_1" + order, 5_000)),
              () -> world.learn(told(order, "re_2" + order, 15_000)));

      Race.of(Race.THREADS, i -> acts.get(i % acts.size()));
      endNight.end();

      Deposit deposit = deposit(order);
      assertThat(deposit.returned()).isEqualTo(DUE);
      assertThat(deposit.owed().isZero()).isTrue();
      assertThat(deposit.earned().plus(deposit.forfeited()).isZero()).isTrue();
      assertThat(deposit.entries())
          .filteredOn(e -> e.kind() == Kind.RETURNED)
          .as("each refund once")
          .hasSize(2);
    }
  }

  private static Fact told(OrderId order, String object, long minor) {
    return new Fact.RefundTold(
        order,
        object,
        RefundNews.SUCCEEDED,
        SampleEvents.usd(minor),
        Optional.empty(),
        SampleEvents.NOW,
        "test");
  }

  private Deposit deposit(OrderId order) {
    return world.deposits.of(order).getFirst();
  }

  private OrderId paid() {
    Order order = world.learn(TestStores.captured(held().order(), SampleEvents.NOW));
    return order.id();
  }

  private Hold held() {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold =
        Holds.of(world.ids, event)
            .deposit(table, 4, DUE, SampleEvents.usd(60_000))
            .at(world.clock.instant())
            .hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold;
  }
}
