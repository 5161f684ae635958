package live.maguey.persistence.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.StepKey;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.Step;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.ProcessWebhooks;
import live.maguey.webhooks.WebhookEvent;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What comes of one order's news when all of it comes at once.
@Requirement("PAY-03")
@org.junit.jupiter.api.Order(1)
class SettleRaceIT {
  private static final Instant NOW = SampleEvents.NOW;
  private static final StepKey CONFIRM = new StepKey(0, 0, "confirm");

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final PostgresWebhookEvents inbox = new PostgresWebhookEvents(database);

  @AfterEach
  void whatever_raced_the_books_agree() {
    Invariants.check(database);
  }

  @Test
  @Requirement("1.3")
  void one_payment_told_by_50_events_at_once_is_settled_once() {
    Event event = event(100);
    for (int round = 0; round < 5; round++) {
      Order order = hold(event);

      List<List<Step>> steps =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      settle(TestStores.captured(order, NOW.plusSeconds(i % 50)), "evt_" + i % 50));

      assertThat(steps).filteredOn(done -> !done.isEmpty()).hasSize(1);
      assertBoughtOnce(order);
    }
  }

  @Test
  @Requirement("1.3")
  void workers_settle_what_is_delivered_meanwhile_each_event_once() {
    Event event = event(100);
    List<Order> orders = Stream.generate(() -> hold(event)).limit(12).toList();
    Map<String, Fact> told = new HashMap<>();
    orders.forEach(order -> tellOf(order, told));
    int deliverers = 16;
    int workers = 8;
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch delivering = new CountDownLatch(deliverers);

    List<Integer> counts =
        Race.of(
            deliverers + workers,
            i ->
                () -> {
                  if (i >= deliverers) {
                    return workUntilNoneIsDue(told, underWay, delivering);
                  }
                  List<String> events = new ArrayList<>(told.keySet());
                  Collections.shuffle(events, new Random(i));
                  int stored = deliver(events.subList(0, events.size() / 2));
                  underWay.await();
                  stored += deliver(events);
                  delivering.countDown();
                  return stored;
                });

    int stored = counts.subList(0, deliverers).stream().mapToInt(Integer::intValue).sum();
    int worked = counts.subList(deliverers, counts.size()).stream().mapToInt(n -> n).sum();
    assertThat(stored).isEqualTo(told.size());
    assertThat(worked).as("each event was worked on once").isEqualTo(told.size());
    assertThat(inbox.failing(9)).isEmpty();
    assertThat(inbox.list(WebhookEvent.Stage.DONE, told.size() + 1)).hasSize(told.size());
    assertThat(orders).allSatisfy(this::assertBoughtOnce);
  }

  @Test
  void of_two_payments_at_once_one_buys_and_the_other_goes_back() {
    Event event = event(100);
    for (int round = 0; round < 8; round++) {
      Order order = hold(event);

      payTwiceAtOnce(order);

      assertPaidByOneAndReturnedTheOther(order, false);
    }
  }

  @Test
  void of_two_late_payments_at_once_one_takes_the_places_again_and_the_other_goes_back() {
    Event event = event(100);
    for (int round = 0; round < 8; round++) {
      Order order = hold(event);
      world.learn(TestStores.lapsed(order, NOW));

      payTwiceAtOnce(order);

      assertPaidByOneAndReturnedTheOther(order, true);
    }
  }

  @Test
  void of_two_payments_that_come_too_late_both_go_back_once() {
    for (int round = 0; round < 8; round++) {
      Event event = event(2);
      Order order = hold(event);
      world.learn(TestStores.lapsed(order, NOW));
      hold(event);

      payTwiceAtOnce(order);

      assertThat(world.orders.find(order.id()).orElseThrow().state()).isEqualTo("late_refunded");
      assertThat(world.refunds.of(order.id()))
          .allMatch(refund -> refund.amount().equals(order.total()))
          .extracting(Refund::payment, Refund::state)
          .containsExactlyInAnyOrder(
              Tuple.tuple(intent(order, 0), Refund.State.REQUESTED),
              Tuple.tuple(intent(order, 1), Refund.State.REQUESTED));
      assertThat(world.tickets.of(order.id())).isEmpty();
      assertThat(mails(order)).containsExactlyInAnyOrder(Email.Kind.LATE_REFUND, Email.Kind.REFUND);
    }
  }

  private void payTwiceAtOnce(Order order) {
    List<List<Step>> steps =
        Race.of(
            Race.THREADS, i -> () -> settle(capture(order, intent(order, i % 2)), "evt_" + i % 2));

    assertThat(steps).filteredOn(done -> !done.isEmpty()).hasSize(2);
    assertThat(charges(order)).containsExactly(order.total(), order.total());
  }

  private void assertPaidByOneAndReturnedTheOther(Order order, boolean late) {
    String paidBy = world.facts.done(order.id()).get(CONFIRM);
    assertThat(paidBy).isIn(intent(order, 0), intent(order, 1));
    String other = intent(order, intent(order, 0).equals(paidBy) ? 1 : 0);
    assertThat(world.orders.find(order.id()).orElseThrow())
        .isEqualTo(new Order.Paid(order.details(), NOW, late));
    assertThat(world.refunds.of(order.id()))
        .extracting(Refund::payment, Refund::amount, Refund::reason, Refund::state)
        .containsExactly(Tuple.tuple(other, order.total(), "paid_twice", Refund.State.REQUESTED));
    assertTicketsOnce(order);
    assertThat(mails(order)).containsExactlyInAnyOrder(Email.Kind.TICKETS, Email.Kind.REFUND);
  }

  private void assertBoughtOnce(Order order) {
    assertThat(world.orders.find(order.id()).orElseThrow()).isInstanceOf(Order.Paid.class);
    assertThat(world.facts.of(order.id())).filteredOn(Fact.Captured.class::isInstance).hasSize(1);
    assertTicketsOnce(order);
    assertThat(charges(order)).containsExactly(order.total());
    assertThat(mails(order)).containsExactly(Email.Kind.TICKETS);
    assertThat(world.refunds.of(order.id())).isEmpty();
    assertThat(world.audit.of("order " + order.id(), 99))
        .extracting(AuditEntry::act)
        .doesNotHaveDuplicates()
        .contains("order.confirm", "order.charge:" + TestStores.captured(order, NOW).object());
  }

  private void assertTicketsOnce(Order order) {
    assertThat(world.tickets.of(order.id()))
        .allMatch(Ticket::isValid)
        .extracting(Ticket::line, Ticket::no)
        .containsExactly(Tuple.tuple(1, 1), Tuple.tuple(1, 2));
  }

  private List<Money> charges(Order order) {
    return world.ledger.of(order.id()).stream()
        .filter(entry -> entry.kind() == LedgerEntry.Kind.CHARGE)
        .map(LedgerEntry::amount)
        .toList();
  }

  private List<Email.Kind> mails(Order order) {
    return world.outbox.list(null, order.id(), 9).stream().map(Email::kind).toList();
  }

  /// News of a paid order, by the ids of the events that bring it: two declines, the payment four
  /// times, its fee twice, and that the page has ended, which may come first and let the hold
  /// lapse.
  private static void tellOf(Order order, Map<String, Fact> told) {
    Fact.Captured payment = TestStores.captured(order, NOW);
    for (int i = 0; i < 4; i++) {
      told.put("evt_paid_" + i + "_" + order.id(), payment);
    }
    for (int i = 0; i < 2; i++) {
      told.put(
          "evt_declined_" + i + "_" + order.id(),
          new Fact.Declined(
              order.id(), "ch_" + i + "_" + order.id(), DeclineReason.NO_REASON, NOW, "webhook"));
      told.put(
          "evt_fee_" + i + "_" + order.id(),
          new Fact.ChargeFee(
              order.id(),
              "txn_" + order.id(),
              SampleEvents.usd(204),
              Optional.of(payment.payment()),
              NOW,
              "webhook"));
    }
    told.put(
        "evt_ended_" + order.id(),
        new Fact.PageEnded(
            order.id(), "cs_" + order.id(), Fact.PageEnded.End.EXPIRED, NOW, "webhook"));
  }

  /// @return how many of them the inbox did not have
  private int deliver(List<String> events) {
    int stored = 0;
    for (String id : events) {
      WebhookEvent event =
          new WebhookEvent(
              id,
              "test",
              false,
              NOW,
              NOW,
              WebhookEvent.Origin.WEBHOOK,
              id,
              null,
              new WebhookEvent.State.Received(NOW));
      stored += inbox.store(event) ? 1 : 0;
    }
    return stored;
  }

  /// The clock stands, so a lease does not end and what failed does not come again.
  ///
  /// @return how many events it worked on
  private int workUntilNoneIsDue(
      Map<String, Fact> told, CountDownLatch underWay, CountDownLatch delivering) {
    ProcessWebhooks worker =
        new ProcessWebhooks(
            inbox,
            body -> new EventReader.Reading.Facts(List.of(told.get(body))),
            new FakePaymentGateway(new InMemoryWorld(), world.clock),
            world.settle,
            world.alerts,
            database,
            world.clock,
            new Random(1));
    int worked = 0;
    while (true) {
      boolean allDelivered = delivering.getCount() == 0;
      int batch = worker.process(5).size();
      worked += batch;
      if (batch > 0) {
        underWay.countDown();
      } else if (allDelivered) {
        return worked;
      }
    }
  }

  /// @return what was done
  private List<Step> settle(Fact fact, String event) {
    Cause cause = new Cause(Actor.system("webhook " + event), event);
    return switch (world.settle.settle(fact.order(), List.of(fact), cause)) {
      case SettlePayment.Outcome.Settled(var _, List<Step> steps) -> steps;
      case SettlePayment.Outcome.NoSuchOrder(var id) ->
          throw new IllegalStateException("no order " + id);
    };
  }

  private static String intent(Order order, int n) {
    return "pi_" + n + "_" + order.id();
  }

  private static Fact capture(Order order, String intent) {
    return new Fact.Captured(order.id(), intent, order.total(), NOW, "webhook");
  }

  private Event event(int places) {
    Event event = SampleEvents.tonight(world.ids).tier("General", places).event();
    assertThat(world.events.add(event)).isTrue();
    return event;
  }

  private Order hold(Event event) {
    Hold hold = Holds.of(world.ids, event).places(0, 2).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }
}
