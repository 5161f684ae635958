package live.maguey.persistence.refunds;

import static live.maguey.events.SampleEvents.usd;
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
import live.maguey.refunds.RefundAmount;
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
      Fact theirs = dashboard(order, order.total().minor());

      Race.of(
          Race.THREADS,
          i -> (Callable<Object>) () -> i % 2 == 0 ? refund(order, Set.of()) : world.learn(theirs));

      assertThat(world.orders.find(order.id()).orElseThrow().state()).isEqualTo("refunded");
      assertThat(world.tickets.of(order.id())).noneMatch(Ticket::isValid);
      assertThat(places()).isZero();
    }
  }

  @Test
  void amounts_asked_by_all_at_once_take_no_more_than_is_left() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(3);

      List<RefundAmount.Outcome> outcomes =
          Race.of(Race.THREADS, i -> () -> amount(order, 2_000, "reason " + i));

      assertThat(outcomes).filteredOn(RefundAmount.Outcome.Requested.class::isInstance).hasSize(4);
      assertThat(outcomes)
          .filteredOn(new RefundAmount.Outcome.MoreThanLeft(now(order), usd(1_000))::equals)
          .hasSize(Race.THREADS - 4);
      assertThat(sum(order)).isEqualTo(usd(8_000));
      assertThat(now(order).state()).isEqualTo("partially_refunded");
      assertThat(world.tickets.of(order.id())).hasSize(3).allMatch(Ticket::isValid);
    }
  }

  @Test
  void one_amount_asked_for_one_reason_by_all_at_once_goes_back_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(3);

      List<RefundAmount.Outcome> outcomes =
          Race.of(Race.THREADS, _ -> () -> amount(order, 2_000, "the same"));

      assertThat(outcomes).filteredOn(RefundAmount.Outcome.Requested.class::isInstance).hasSize(1);
      assertThat(sum(order)).isEqualTo(usd(2_000));
      assertThat(world.outbox.list(null, order.id(), 99))
          .filteredOn(mail -> mail.kind() == Email.Kind.REFUND)
          .hasSize(1);
    }
  }

  @Test
  void amounts_beside_tickets_and_the_dashboard_take_no_more_than_came() {
    for (int round = 0; round < ROUNDS; round++) {
      Order order = paid(4);
      List<Ticket> tickets = world.tickets.of(order.id());
      Fact theirs = dashboard(order, 1_000);

      Race.of(
          Race.THREADS,
          i ->
              (Callable<Object>)
                  () ->
                      switch (i % 3) {
                        case 0 -> refund(order, Set.of(tickets.get(i / 3 % 4).id()));
                        case 1 -> amount(order, 1_500, "reason " + i);
                        default -> world.learn(theirs);
                      });

      assertThat(sum(order)).isLessThanOrEqualTo(usd(12_000));
      assertThat(world.refunds.of(order.id()))
          .extracting(refund -> refund.subject().kind())
          .contains("tickets", "amount");
    }
  }

  private RefundAmount.Outcome amount(Order order, long minor, String reason) {
    return world.refundAmount.refund(
        new RefundAmount.Request(order.id(), usd(minor), reason, false), OWNER);
  }

  private Order now(Order order) {
    return world.orders.find(order.id()).orElseThrow();
  }

  private Money sum(Order order) {
    return world.refunds.of(order.id()).stream().map(Refund::amount).reduce(usd(0), Money::plus);
  }

  private Outcome refund(Order order, Set<TicketId> tickets) {
    return world.refundOrder.refund(new Request(order.id(), tickets, false, Why.ASKED, ""), OWNER);
  }

  private static Fact dashboard(Order order, long minor) {
    return new Fact.RefundTold(
        order.id(),
        "re_" + order.id(),
        RefundNews.SUCCEEDED,
        usd(minor),
        Optional.empty(),
        NOW,
        "test");
  }

  private void assertAllBack(Order order) {
    assertThat(now(order).state()).isEqualTo("refunded");
    assertThat(sum(order)).isEqualTo(order.total());
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
