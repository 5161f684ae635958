package live.maguey.persistence.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Many people refund the same tickets at once, and Stripe's dashboard is one of them.
class RefundRaceIT {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);
  private static final int ROUNDS = 6;

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 500).event();

  RefundRaceIT() {
    assertThat(world.events.add(event)).isTrue();
  }

  @AfterEach
  void whatever_raced_the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void one_order_refunded_by_all_at_once_goes_back_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(3);

      List<Outcome> outcomes = Race.of(Race.THREADS, _ -> () -> refund(order, Set.of()));

      assertThat(outcomes).filteredOn(Outcome.Requested.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(Outcome.NothingLeft.class::isInstance)
          .hasSize(Race.THREADS - 1);
      assertAllBack(order);
      assertThat(world.refunds.of(order.id())).hasSize(1);
    }
  }

  @Test
  void each_ticket_of_an_order_is_refunded_once_no_matter_who_names_it() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(4);
      List<Ticket> tickets = world.tickets.of(order.id());

      List<Outcome> outcomes =
          Race.of(Race.THREADS, i -> () -> refund(order, Set.of(tickets.get(i % 4).id())));

      assertThat(outcomes).filteredOn(Outcome.Requested.class::isInstance).hasSize(4);
      assertAllBack(order);
      assertThat(world.refunds.of(order.id()))
          .hasSize(4)
          .flatExtracting(Refund::parts)
          .extracting(Refund.Part::ticket)
          .containsExactlyInAnyOrderElementsOf(tickets.stream().map(Ticket::id).toList());
      assertThat(world.outbox.list(null, order.id(), 99))
          .filteredOn(mail -> mail.kind() == Email.Kind.REFUND)
          .hasSize(4);
    }
  }

  @Test
  void a_refund_here_and_a_whole_one_at_stripe_leave_no_valid_ticket() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(2);
      Fact theirs =
          new Fact.RefundTold(
              order.id(),
              "re_" + order.id(),
              RefundNews.SUCCEEDED,
              order.total(),
              Optional.empty(),
              NOW,
              "test");

      Race.of(
          Race.THREADS,
          i -> (Callable<Object>) () -> i % 2 == 0 ? refund(order, Set.of()) : world.learn(theirs));

      assertThat(world.orders.find(order.id()).orElseThrow().state()).isEqualTo("refunded");
      assertThat(world.tickets.of(order.id())).noneMatch(Ticket::isValid);
      assertThat(places()).isZero();
    }
  }

  private Outcome refund(Order order, Set<TicketId> tickets) {
    return world.refundOrder.refund(new Request(order.id(), tickets, false, Why.ASKED, ""), OWNER);
  }

  private void assertAllBack(Order order) {
    assertThat(world.orders.find(order.id()).orElseThrow().state()).isEqualTo("refunded");
    Money back =
        world.refunds.of(order.id()).stream()
            .map(Refund::amount)
            .reduce(Money.zero(SampleEvents.USD), Money::plus);
    assertThat(back).isEqualTo(order.total());
    assertThat(places()).isZero();
  }

  private int places() {
    return world.events.find(event.id()).orElseThrow().tiers().getFirst().taken();
  }

  private Order paid(int places) {
    Hold hold = Holds.of(world.ids, event).places(0, places).at(NOW).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return world.learn(TestStores.captured(hold.order(), NOW));
  }
}
