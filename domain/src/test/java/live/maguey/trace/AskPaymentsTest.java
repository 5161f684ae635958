package live.maguey.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.Test;

/// Money that Stripe has for an order and that the server has not heard of.
class AskPaymentsTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 10));
  private final AskPayments ask = new AskPayments(office.attempts, office.facts, office.stripe);

  private void settle(OrderId order) {
    String session = office.stripe.sessions(order).getLast();
    if (office.stripe.evidence(session) instanceof PaymentGateway.Evidence.Found found) {
      office.settle.settle(order, found.facts(), BoxOffice.BUYER);
    }
  }

  @Test
  void a_payment_after_a_declined_try_on_the_same_page_is_told() {
    OrderId order = office.opened(event, 1);
    String declined = office.stripe.decline(order, DeclineReason.INSUFFICIENT_FUNDS);
    settle(order);
    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());

    assertThat(office.stripe.pay(order)).isEqualTo(declined);

    assertThat(ask.ask(office.order(order)))
        .isInstanceOfSatisfying(
            AskPayments.Answer.Paid.class,
            paid -> assertThat(paid.captures()).extracting(Fact::object).containsExactly(declined));
  }

  @Test
  void a_page_that_ended_unpaid_at_stripe_is_no_payment() {
    OrderId order = office.opened(event, 1);
    office.stripe.expire(office.stripe.sessions(order).getLast());

    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());
  }

  @Test
  void money_that_came_too_late_and_goes_back_is_no_news() {
    Event small = office.add(SampleEvents.tonight(office.ids).tier("General", 1));
    OrderId order = office.opened(small, 1);
    office.stripe.pay(order);
    office.settle.settle(
        order,
        List.of(new Fact.HoldLapsed(order, office.clock.instant(), "test")),
        BoxOffice.BUYER);
    office.hold(small, 1);
    settle(order);
    assertThat(office.order(order)).isInstanceOf(Order.LateRefunded.class);

    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());
  }

  @Test
  void about_a_bought_order_stripe_is_not_asked() {
    OrderId order = office.opened(event, 1);
    office.stripe.pay(order);
    settle(order);
    office.stripe.breakDown();

    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());
  }
}
