package live.maguey.persistence.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.revenue.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A bank's news of a payment, told by many at once and against what else happens to the order.
class DisputeRaceIT {
  private static final Instant NOW = SampleEvents.NOW;
  private static final int ROUNDS = 12;

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 500).event();

  DisputeRaceIT() {
    assertThat(world.events.add(event)).isTrue();
  }

  @AfterEach
  void whatever_raced_the_books_agree() {
    Invariants.check(database);
  }

  private Order paid() {
    Hold hold = Holds.of(world.ids, event).places(0, 2).hold();
    world.orders.hold(hold);
    return world.learn(TestStores.captured(hold.order(), NOW));
  }

  private boolean learn(Fact... facts) {
    world.learn(facts);
    return true;
  }

  private Order now(Order order) {
    return world.orders.find(order.id()).orElseThrow();
  }

  @Test
  void one_dispute_told_by_all_at_once_is_entered_once_and_raised_once() {
    Order order = paid();

    Race.of(
        Race.THREADS,
        i ->
            () ->
                i % 2 == 0
                    ? learn(TestStores.disputed(order, Stage.OPEN, NOW))
                    : learn(TestStores.withdrawn(order, NOW)));

    assertThat(now(order).details().disputed()).isTrue();
    assertThat(world.ledger.of(order.id()))
        .extracting(LedgerEntry::kind)
        .containsExactlyInAnyOrder(LedgerEntry.Kind.CHARGE, LedgerEntry.Kind.DISPUTE);
    assertThat(world.alerts.open(9)).extracting(Alert::kind).containsExactly(AlertKind.DISPUTE);
  }

  @Test
  void the_beginning_and_the_end_of_a_dispute_at_once_come_to_its_end() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid();
      List<Stage> told = List.of(Stage.OPEN, Stage.IN_REVIEW, Stage.WON, Stage.OPEN);

      Race.of(
          told.size(),
          i -> () -> learn(TestStores.disputed(order, told.get(i), NOW.plusSeconds(i))));

      assertThat(now(order).details().disputed()).isFalse();
    }
  }

  @Test
  void a_refund_and_a_dispute_at_once_are_one_after_the_other() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid();
      Request refund = new Request(order.id(), Set.of(), false, Why.ASKED, "");

      List<Object> outcomes =
          Race.of(
              2,
              i ->
                  () ->
                      i == 0
                          ? world.refundOrder.refund(refund, Cause.job("test"))
                          : learn(
                              TestStores.disputed(order, Stage.OPEN, NOW),
                              TestStores.withdrawn(order, NOW)));

      boolean refunded = outcomes.getFirst() instanceof Outcome.Requested;
      assertThat(refunded || outcomes.getFirst() instanceof Outcome.Disputed).isTrue();
      assertThat(now(order).details().disputed()).isTrue();
      assertThat(world.tickets.of(order.id())).allMatch(t -> t.isValid() != refunded);
      assertThat(world.refunds.of(order.id())).hasSize(refunded ? 1 : 0);
      // Newest first: what the bank has taken is not paid back after it.
      List<String> acts =
          world.audit.of("order " + order.id(), 9).stream().map(AuditEntry::act).toList();
      if (refunded) {
        assertThat(acts.indexOf("order.refunded"))
            .isGreaterThan(acts.indexOf("order.dispute:dp_" + order.id() + ":needs_response"));
      }
    }
  }
}
