package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.VoidTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Refunds that somebody makes in Stripe's dashboard, beside ours.
class RefundsElsewhereTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final OneEvent office = OneEvent.withPlaces(9);
  private final SendRefunds send = office.sendRefunds(office.random);
  private final VoidTicket voidTicket = office.voidTicket();
  private final Order.Held order = office.atThePage();
  private String payment = "";

  @BeforeEach
  void bought() {
    payment = office.stripe.pay(order.id());
    office.learn(News.of(order).captured(payment));
  }

  private void learn(String object) {
    if (office.stripe.evidence(object) instanceof PaymentGateway.Evidence.Found found) {
      office.learn(found.facts().toArray(Fact[]::new));
    }
  }

  private Outcome refundAll() {
    return office.refundOrder.refund(new Request(order.id(), Set.of(), true, Why.ASKED, ""), OWNER);
  }

  private void isRefundedWhole() {
    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.tickets(order)).noneMatch(Ticket::isValid);
  }

  @Test
  void a_surplus_that_went_back_in_the_dashboard_leaves_the_first_payment_to_refund() {
    office.learn(News.of(order).captured("pi_surplus"));
    office.learn(
        News.of(order).refund("re_dashboard", RefundNews.SUCCEEDED, order.total(), null),
        News.of(order).refundOf("re_dashboard", "pi_surplus"));
    assertThat(office.now(order).state()).isEqualTo("paid");

    assertThat(refundAll()).isInstanceOf(Outcome.Requested.class);

    isRefundedWhole();
    assertThat(office.refunds.of(order.id()))
        .filteredOn(refund -> refund.payment().equals(payment))
        .extracting(Refund::amount)
        .containsExactly(order.total());
  }

  @Test
  void a_refund_of_which_nobody_told_the_payment_still_counts_against_the_order() {
    office.learn(
        News.of(order).refund("re_old", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null));

    assertThat(refundAll())
        .isEqualTo(
            new Outcome.MoreThanLeft(
                office.now(order), SampleEvents.usd(6_000), SampleEvents.usd(5_000)));
  }

  @Test
  void an_order_with_a_ticket_voided_by_hand_is_refunded_once_all_its_money_is_back() {
    Ticket kept = office.tickets(order).getFirst();
    voidTicket.voidTicket(kept.id(), true, "fight", OWNER);

    learn(office.stripe.refundInDashboard(payment, order.total()));

    isRefundedWhole();
    assertThat(office.tickets(order).getFirst().voidReason()).contains(Ticket.VoidReason.VOIDED);
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void who_is_inside_stays_in_when_all_the_money_goes_back_in_the_dashboard() {
    Ticket in = office.tickets(order).getFirst();
    office.tickets.change(in.id(), t -> TicketChanges.admitted(t, office.clock.instant()));

    learn(office.stripe.refundInDashboard(payment, order.total()));

    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.tickets(order))
        .filteredOn(Ticket::isValid)
        .extracting(Ticket::id)
        .containsExactly(in.id());
    assertThat(office.placesTaken()).isEqualTo(1);
    assertThat(refundAll()).isInstanceOf(Outcome.NothingLeft.class);
  }

  @Test
  void a_rest_that_goes_back_in_the_dashboard_after_ours_ends_the_order() {
    Ticket first = office.tickets(order).getFirst();
    office.refundOrder.refund(
        new Request(order.id(), Set.of(first.id()), true, Why.ASKED, ""), OWNER);
    send.send(9);
    assertThat(office.now(order).state()).isEqualTo("partially_refunded");

    learn(office.stripe.refundInDashboard(payment, SampleEvents.usd(3_000)));

    isRefundedWhole();
  }

  @Test
  void a_free_ticket_stays_valid_when_the_paid_one_beside_it_is_refunded_here() {
    Event mixed =
        office.add(
            SampleEvents.tonight(office.ids)
                .tier("General", 4)
                .tier("Guest list", 4, SampleEvents.price("Free", 0, 0)));
    Order both = office.order(office.hold(Holds.of(office.ids, mixed).places(0, 1).places(1, 1)));
    office.openPage(both);
    office.learn(News.of(both).captured(office.stripe.pay(both.id())));
    Ticket general = office.tickets(both).getFirst();
    office.refundOrder.refund(
        new Request(both.id(), Set.of(general.id()), false, Why.ASKED, ""), OWNER);

    send.send(9);

    assertThat(office.refund(both).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.now(both).state()).isEqualTo("partially_refunded");
    assertThat(office.tickets(both).getLast().isValid()).isTrue();
  }

  @Test
  void a_rest_that_is_refunded_after_stripe_sent_the_first_part_is_not_counted_twice() {
    Ticket first = office.tickets(order).getFirst();
    office.refundOrder.refund(
        new Request(order.id(), Set.of(first.id()), true, Why.ASKED, ""), OWNER);
    send.send(9);

    assertThat(refundAll()).isInstanceOf(Outcome.Requested.class);
    isRefundedWhole();
  }

  @Test
  void all_of_the_payment_that_bought_ends_the_order_though_a_surplus_came_too() {
    office.learn(News.of(order).captured("pi_surplus"));

    learn(office.stripe.refundInDashboard(payment, order.total()));

    isRefundedWhole();
  }

  @Test
  void a_part_of_the_payment_is_told_from_the_surplus_that_went_back_before_it() {
    office.learn(News.of(order).captured("pi_surplus"));
    office.learn(
        News.of(order).refund("re_surplus", RefundNews.SUCCEEDED, order.total(), null),
        News.of(order).refundOf("re_surplus", "pi_surplus"));

    learn(office.stripe.refundInDashboard(payment, SampleEvents.usd(1_000)));

    assertThat(refundAll())
        .isEqualTo(
            new Outcome.MoreThanLeft(office.now(order), order.total(), SampleEvents.usd(5_000)));
  }

  @Test
  void what_came_back_is_owed_since_its_own_refund_and_not_since_an_earlier_one() {
    office.learn(
        News.of(order).refund("re_early", RefundNews.SUCCEEDED, SampleEvents.usd(500), null));
    Instant later = SampleEvents.NOW.plusSeconds(3_600);
    office.learn(
        News.of(order)
            .at(later)
            .refund("re_later", RefundNews.SUCCEEDED, SampleEvents.usd(700), null));
    office.learn(
        News.of(order)
            .at(later.plusSeconds(60))
            .refund("re_later", RefundNews.FAILED, SampleEvents.usd(700), null));

    assertThat(office.refund(order).requestedAt()).isEqualTo(later);
  }

  @Test
  void a_refund_in_the_dashboard_that_comes_before_ours_raises_no_alarm() {
    refundAll();
    String elsewhere = office.stripe.refundInDashboard(payment, order.total());

    send.send(9);
    learn(elsewhere);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.CANCELLED);
    assertThat(office.alarms()).noneMatch(alarm -> alarm.startsWith("refund-failed"));
    assertThat(send.send(9)).isEmpty();
    isRefundedWhole();
  }

  @Test
  void a_refund_in_the_dashboard_that_the_bank_sent_back_calls_a_person() {
    String elsewhere = office.stripe.refundInDashboard(payment, order.total());
    learn(elsewhere);
    office.stripe.finishRefund(elsewhere, RefundNews.FAILED);
    learn(elsewhere);

    assertThat(office.alarms()).contains("refund-failed, refund " + office.refund(order).id());
    assertThat(office.balance(order)).isEqualTo(order.total());
  }

  private void cameBack(Money amount) {
    String elsewhere = office.stripe.refundInDashboard(payment, amount);
    learn(elsewhere);
    office.stripe.finishRefund(elsewhere, RefundNews.FAILED);
    learn(elsewhere);
    learn(elsewhere);
  }

  private RefundId elsewhere() {
    return office.refunds.of(order.id()).stream()
        .filter(Refund::isMadeElsewhere)
        .map(Refund::id)
        .findFirst()
        .orElseThrow();
  }

  private RecordRefundByHand.Outcome paidInCash() {
    return paidInCash(elsewhere());
  }

  private RecordRefundByHand.Outcome paidInCash(RefundId returned) {
    return office
        .recordRefund(office.clock)
        .record(
            new RecordRefundByHand.Request(returned, PaidByHand.Method.CASH, null, null, ""),
            OWNER);
  }

  @Test
  void what_the_bank_sent_back_of_a_refund_in_the_dashboard_is_owed_and_paid_by_hand() {
    cameBack(order.total());
    Refund owed = office.refund(order);
    assertThat(owed.isOwed()).isTrue();
    assertThat(owed.payment()).isEqualTo(payment);
    assertThat(owed.amount()).isEqualTo(order.total());
    RetryRefund retry =
        new RetryRefund(office.refunds, office.alerts, office.audit, office.work, office.clock);
    assertThat(retry.retry(owed.id(), OWNER)).isEqualTo(new RetryRefund.Outcome.CameBack(owed));

    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.Recorded.class);

    assertThat(office.balance(order)).isEqualTo(SampleEvents.usd(0));
    assertThat(office.alarms()).noneMatch(alarm -> alarm.startsWith("refund-failed"));
    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.Already.class);
    isRefundedWhole();
  }

  @Test
  void stripes_fee_leaves_no_less_to_pay_by_hand() {
    office.learn(News.of(order).fee("txn_1", 204, payment));
    cameBack(order.total());

    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.Recorded.class);
  }

  @Test
  void what_was_refunded_since_is_not_paid_by_hand_too() {
    cameBack(SampleEvents.usd(1_000));

    assertThat(refundAll()).isInstanceOf(Outcome.Requested.class);

    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.WentBack.class);
    send.send(9);
    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.WentBack.class);
    assertThat(office.alarms()).noneMatch(alarm -> alarm.startsWith("refund-failed"));
  }

  @Test
  void money_of_a_surplus_is_not_paid_by_hand_for_what_was_refunded_since() {
    office.learn(News.of(order).captured("pi_surplus"));
    office.refunds.giveUp(office.refund(order).id(), 1, "no balance", office.clock.instant());
    cameBack(SampleEvents.usd(1_000));
    refundAll();

    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.WentBack.class);
  }

  @Test
  void what_a_ticket_refunded_since_leaves_is_all_that_is_paid_by_hand() {
    cameBack(SampleEvents.usd(4_000));
    Ticket first = office.tickets(order).getFirst();
    office.refundOrder.refund(
        new Request(order.id(), Set.of(first.id()), true, Why.ASKED, ""), OWNER);
    send.send(9);
    assertThat(office.alarms()).anyMatch(alarm -> alarm.startsWith("refund-failed"));

    assertThat(paidInCash())
        .isInstanceOfSatisfying(
            RecordRefundByHand.Outcome.Recorded.class,
            recorded -> assertThat(recorded.paid().amount()).isEqualTo(SampleEvents.usd(3_000)));
    assertThat(office.balance(order)).isEqualTo(SampleEvents.usd(0));
    assertThat(refundAll())
        .isEqualTo(
            new Outcome.MoreThanLeft(
                office.now(order), SampleEvents.usd(3_000), SampleEvents.usd(0)));
  }

  @Test
  void ours_that_failed_is_not_paid_by_hand_once_somebody_made_it_in_the_dashboard() {
    RefundId ours = oursCameBack();
    learn(office.stripe.refundInDashboard(payment, SampleEvents.usd(4_000)));

    assertThat(paidInCash(ours))
        .isInstanceOfSatisfying(
            RecordRefundByHand.Outcome.Recorded.class,
            recorded -> assertThat(recorded.paid().amount()).isEqualTo(SampleEvents.usd(2_000)));
  }

  @Test
  void two_that_came_back_are_paid_by_hand_with_no_more_than_the_payment_together() {
    cameBack(SampleEvents.usd(1_000));
    RefundId ours = oursCameBack();
    assertThat(office.alarms()).contains("refund-failed, refund " + ours);

    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.WentBack.class);
    assertThat(paidInCash(ours)).isInstanceOf(RecordRefundByHand.Outcome.Recorded.class);

    assertThat(office.balance(order)).isEqualTo(SampleEvents.usd(0));
    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.WentBack.class);
  }

  @Test
  void what_came_back_while_a_bank_had_the_money_is_owed_once_the_dispute_is_won() {
    office.learn(
        News.of(order).disputed("dp_1", Fact.DisputeTold.Stage.OPEN, payment),
        News.of(order).withdrawn("txn_gone", "dp_1"));
    cameBack(SampleEvents.usd(1_000));
    String alarm = "refund-failed, refund " + elsewhere();
    assertThat(office.alarms()).doesNotContain(alarm);

    office.learn(
        News.of(order).disputed("dp_1", Fact.DisputeTold.Stage.WON, payment),
        News.of(order).reinstated("txn_back", "dp_1"));

    assertThat(office.alarms()).contains(alarm);
  }

  @Test
  void what_came_back_is_owed_again_once_what_went_out_since_came_back_too() {
    cameBack(SampleEvents.usd(1_000));
    String since = office.stripe.refundInDashboard(payment, SampleEvents.usd(5_500));
    learn(since);
    String alarm = "refund-failed, refund " + elsewhere();
    assertThat(office.alarms()).contains(alarm);
    String rest = office.stripe.refundInDashboard(payment, SampleEvents.usd(500));
    learn(rest);
    assertThat(office.alarms()).doesNotContain(alarm);

    office.stripe.finishRefund(rest, RefundNews.FAILED);
    learn(rest);

    assertThat(office.alarms()).doesNotContain(alarm).anyMatch(a -> a.startsWith("refund-failed"));
    office.stripe.finishRefund(since, RefundNews.FAILED);
    learn(since);
    Money owed =
        office.refunds.of(order.id()).stream()
            .map(refund -> OrderMoney.owed(refund, office.refunds, office.facts))
            .reduce(SampleEvents.usd(0), Money::plus);
    assertThat(owed).isEqualTo(order.total());
  }

  /// All of it is refunded here, and the bank sends that back.
  private RefundId oursCameBack() {
    refundAll();
    send.send(9);
    Refund ours =
        office.refunds.of(order.id()).stream()
            .filter(refund -> !refund.isMadeElsewhere())
            .findFirst()
            .orElseThrow();
    office.stripe.finishRefund(ours.object().orElseThrow(), RefundNews.FAILED);
    learn(ours.object().orElseThrow());
    return ours.id();
  }

  @Test
  void what_was_paid_by_hand_is_not_refunded_too() {
    cameBack(SampleEvents.usd(1_000));
    assertThat(paidInCash()).isInstanceOf(RecordRefundByHand.Outcome.Recorded.class);

    assertThat(refundAll())
        .isEqualTo(
            new Outcome.MoreThanLeft(office.now(order), order.total(), SampleEvents.usd(5_000)));
  }

  @Test
  void a_dispute_that_is_lost_lets_no_refund_go_through() {
    String dispute = office.stripe.dispute(payment);
    refundAll();
    for (int tries = 0; tries < 5; tries++) {
      send.send(9);
      office.clock.advance(Duration.ofMinutes(6));
    }
    learn(dispute);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);

    office.stripe.decideDispute(dispute, false);
    learn(dispute);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
  }

  @Test
  void a_dispute_won_of_another_payment_asks_for_no_refund_again() {
    String dispute = office.stripe.dispute(payment);
    refundAll();
    for (int tries = 0; tries < 5; tries++) {
      send.send(9);
      office.clock.advance(Duration.ofMinutes(6));
    }
    learn(dispute);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);

    office.learn(News.of(order).disputed("dp_other", Fact.DisputeTold.Stage.WON, "pi_another"));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
  }

  @Test
  void a_dispute_won_asks_again_for_no_refund_that_the_bank_sent_back() {
    refundAll();
    send.send(9);
    String object = office.refund(order).object().orElseThrow();
    office.stripe.finishRefund(object, RefundNews.FAILED);
    learn(object);

    office.learn(News.of(order).disputed("dp_1", Fact.DisputeTold.Stage.WON, payment));

    assertThat(office.refund(order).standing()).isEqualTo(new Refund.Standing.SentBack(object));
    assertThat(send.send(9)).isEmpty();
  }

  @Test
  void a_dispute_won_after_it_stopped_a_refund_lets_the_refund_go_through() {
    String dispute = office.stripe.dispute(payment);
    refundAll();
    for (int tries = 0; tries < 5; tries++) {
      send.send(9);
      office.clock.advance(Duration.ofMinutes(6));
    }
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    learn(dispute);

    office.stripe.decideDispute(dispute, true);
    learn(dispute);
    send.send(9);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.stripe.refunds(payment)).hasSize(1);
    assertThat(office.sum(order, _ -> true)).isEqualTo(Money.zero(SampleEvents.USD));
  }
}
