package live.maguey.lookup;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.refunds.RefundOrder;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.Test;

class OrderPaymentTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));

  private OrderPayment payment(OrderId id) {
    return office.lookUp.payment(office.order(id));
  }

  private static void assertNothing(OrderPayment payment) {
    assertThat(payment.opening()).isFalse();
    assertThat(payment.page()).isEmpty();
    assertThat(payment.decline()).isEmpty();
    assertThat(payment.refundsAnywhere()).isEmpty();
  }

  private void settle(OrderId id, String object) {
    office.settle.settle(
        id,
        ((PaymentGateway.Evidence.Found) office.stripe.evidence(object)).facts(),
        BoxOffice.BUYER);
  }

  @Test
  void a_page_that_is_being_opened_is_told_as_such() {
    OrderPayment payment = payment(office.hold(event, 1));

    assertThat(payment.opening()).isTrue();
    assertThat(payment.page()).isEmpty();
    assertThat(payment.decline()).isEmpty();
    assertThat(payment.refundsAnywhere()).isEmpty();
  }

  @Test
  void a_refund_in_the_dashboard_is_shown_like_one_of_ours() {
    OrderId id = office.opened(event, 1);
    String payment = office.stripe.pay(id);
    settle(id, payment);
    settle(id, office.stripe.refundInDashboard(payment, usd(1_000)));

    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(payment(id).refundsAnywhere())
        .extracting(Refund::amount, Refund::state)
        .containsExactly(tuple(usd(1_000), Refund.State.SUCCEEDED));
    assertThat(office.ledger.returned(List.of(id))).isEqualTo(Map.of(id, usd(1_000)));
  }

  @Test
  void a_refund_of_ours_is_shown_once_when_stripe_has_made_it() {
    OrderId id = office.opened(event, 1);
    settle(id, office.stripe.pay(id));
    office.refundOrder.refund(
        new RefundOrder.Request(id, Set.of(), false, RefundOrder.Why.ASKED, ""), BoxOffice.BUYER);
    office.sendRefunds(new Random(1)).send(9);

    assertThat(payment(id).refundsAnywhere())
        .extracting(Refund::amount, Refund::state)
        .containsExactly(tuple(usd(3_000), Refund.State.SUCCEEDED));
  }

  @Test
  void an_open_page_is_where_to_pay() {
    OrderId id = office.opened(event, 1);

    OrderPayment payment = payment(id);

    assertThat(payment.page()).contains(office.page(id).url());
    assertThat(payment.opening()).isFalse();
    assertThat(payment.decline()).isEmpty();
    assertThat(payment.refundsAnywhere()).isEmpty();
  }

  @Test
  @Requirement({"PAY-04", "1.4"})
  void the_last_decline_is_told_and_the_page_stays() {
    OrderId id = office.opened(event, 1);
    settle(id, office.stripe.decline(id, DeclineReason.INSUFFICIENT_FUNDS));
    office.later(Duration.ofSeconds(20));
    settle(id, office.stripe.decline(id, DeclineReason.EXPIRED_CARD));

    assertThat(payment(id).decline()).hasValue(DeclineReason.EXPIRED_CARD);
    assertThat(payment(id).page()).isPresent();
  }

  @Test
  void a_decline_is_forgotten_once_the_order_is_paid() {
    OrderId id = office.opened(event, 1);
    settle(id, office.stripe.decline(id, DeclineReason.INSUFFICIENT_FUNDS));
    settle(id, office.stripe.pay(id));

    assertNothing(payment(id));
  }

  @Test
  void a_hold_that_ended_has_no_page_and_nothing_goes_back() {
    OrderId id = office.opened(event, 1);
    office.releaseHold.releaseHold(id, BoxOffice.BUYER);

    assertNothing(payment(id));
  }

  @Test
  void money_that_goes_back_is_shown() {
    Event full = office.add(SampleEvents.tonight(office.ids).tier("General", 1));
    OrderId id = office.opened(full, 1);
    String paid = office.stripe.pay(id);
    office.settle.settle(
        id, List.of(new Fact.HoldLapsed(id, office.clock.instant(), "test")), BoxOffice.BUYER);
    office.hold(full, 1);
    settle(id, paid);

    assertThat(office.order(id).state()).isEqualTo("late_refunded");
    assertThat(payment(id).refundsAnywhere())
        .singleElement()
        .satisfies(refund -> {
          assertThat(refund.payment()).isEqualTo(paid);
          assertThat(refund.amount()).isEqualTo(usd(3_000));
          assertThat(refund.state()).isEqualTo(Refund.State.REQUESTED);
        });
  }
}
