package live.maguey.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.Test;

@Requirement("PAY-01")
class CheckPaymentTest {
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));
  private final CheckPayment check =
      new CheckPayment(office.orders, office.attempts, office.gateway, office.settle, office.clock);

  private Order check(OrderId id) {
    return check.check(id, BoxOffice.BUYER);
  }

  @Test
  @Requirement("1.1")
  void a_buyer_who_is_back_before_the_webhook_finds_the_tickets() {
    OrderId id = office.opened(event, 2);
    office.stripe.pay(id);

    Order order = check(id);

    assertThat(order).isInstanceOf(Order.Paid.class).isEqualTo(office.order(id));
    assertThat(office.tickets.of(id)).hasSize(2);
  }

  @Test
  void stripe_is_asked_about_one_order_at_most_every_three_seconds() {
    OrderId id = office.opened(event, 1);
    check(id);
    check(id);
    office.later(INTERVAL.minusMillis(1));
    check(id);
    assertThat(office.gateway.fetched()).isEqualTo(office.stripe.sessions(id)).hasSize(1);

    office.later(Duration.ofMillis(1));
    check(id);
    assertThat(office.gateway.fetched()).hasSize(2);
  }

  @Test
  void one_order_does_not_use_up_the_turn_of_another() {
    OrderId one = office.opened(event, 1);
    OrderId other = office.opened(event, 1);
    check(one);
    check(other);

    assertThat(office.gateway.fetched()).hasSize(2);
  }

  @Test
  void an_unpaid_page_changes_nothing() {
    OrderId id = office.opened(event, 1);

    assertThat(check(id)).isInstanceOf(Order.Held.class).isEqualTo(office.order(id));
    assertThat(office.facts.of(id)).isEmpty();
  }

  @Test
  void a_page_that_ended_frees_the_places() {
    OrderId id = office.opened(event, 1);
    office.stripe.expire(office.stripe.sessions(id).getFirst());

    assertThat(check(id)).isInstanceOf(Order.Expired.class);
    assertThat(office.taken(event, 0)).isZero();
  }

  @Test
  void a_silent_stripe_leaves_the_order_as_it_stands_and_is_asked_again_later() {
    OrderId id = office.opened(event, 1);
    office.stripe.pay(id);
    office.stripe.breakDown();
    assertThat(check(id)).isInstanceOf(Order.Held.class);

    office.stripe.mend();
    office.later(INTERVAL);
    assertThat(check(id)).isInstanceOf(Order.Paid.class);
  }

  @Test
  void nothing_is_asked_before_there_is_a_page_or_after_the_order_is_settled() {
    OrderId waiting = office.hold(event, 1);
    OrderId paid = office.opened(event, 1);
    office.stripe.pay(paid);
    check(paid);
    office.later(INTERVAL);

    assertThat(check(waiting)).isEqualTo(office.order(waiting));
    assertThat(check(paid)).isEqualTo(office.order(paid));
    assertThat(office.gateway.fetched()).hasSize(1);
  }

  @Test
  void looking_before_the_page_exists_does_not_use_up_the_turn() {
    OrderId id = office.hold(event, 1);
    check(id);
    office.checkout.open(id);
    office.stripe.pay(id);

    assertThat(check(id)).isInstanceOf(Order.Paid.class);
  }
}
