package live.maguey.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import org.junit.jupiter.api.Test;

@Requirement("11.4")
class ExpireHoldsTest {
  private static final Instant END = SampleEvents.NOW.plus(Holds.HOLD_TIME);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final OneEvent office = OneEvent.withPlaces(4);
  private final ExpireHolds expire =
      new ExpireHolds(office.orders, office.attempts, office.stripe, office.settle, office.clock);

  @Test
  void a_hold_is_left_alone_until_its_time_is_over() {
    Order.Held order = office.atThePage();
    office.clock.set(END.minusMillis(1));

    assertThat(expire.expire(9)).isEmpty();

    assertThat(office.now(order)).isEqualTo(order);
    office.stripe.pay(order.id());
  }

  @Test
  void when_its_time_is_over_the_page_is_ended_first_and_the_places_are_on_sale_again() {
    Order.Held order = office.atThePage();
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.attempt(order).state()).isEqualTo("closed");
    assertThat(office.stripe.expire(sessionOf(order))).isEqualTo(PaymentGateway.Closed.EXPIRED);
    assertThat(expire.expire(9)).isEmpty();
  }

  @Test
  @Requirement("PAY-01")
  void an_order_that_was_paid_meanwhile_is_settled_and_not_expired() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.tickets(order)).hasSize(2);
    assertThat(office.facts.of(order.id())).singleElement().isInstanceOf(Fact.Captured.class);
    assertThat(expire.expire(9)).isEmpty();
  }

  @Test
  void a_hundred_holds_that_cannot_be_ended_do_not_hold_up_the_next_one() {
    OneEvent busy = OneEvent.withPlaces(210);
    for (int i = 0; i < 100; i++) {
      busy.loseTheAnswerWithThePage(busy.hold());
    }
    busy.clock.advance(Duration.ofSeconds(1));
    Order.Held good = busy.atThePage();
    ExpireHolds run =
        new ExpireHolds(busy.orders, busy.attempts, busy.stripe, busy.settle, busy.clock);
    busy.clock.set(END.plusSeconds(1));

    assertThat(run.expire(100)).isEmpty();
    assertThat(run.expire(100)).containsExactly(good.id());
  }

  @Test
  void a_hold_without_a_page_ends_without_stripe() {
    Order.Held order = office.hold();
    office.stripe.breakDown();
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void while_it_is_unknown_whether_a_page_was_opened_the_hold_waits_two_minutes() {
    Order.Held order = office.hold();
    office.loseTheAnswerWithThePage(order);
    office.clock.set(END.plus(PATIENCE).minusMillis(1));
    assertThat(expire.expire(9)).isEmpty();

    office.clock.set(END.plus(PATIENCE));

    assertThat(expire.expire(9)).containsExactly(order.id());
    assertThat(office.now(order).state()).isEqualTo("expired");
  }

  @Test
  void an_unreachable_stripe_is_waited_for_two_minutes_and_then_the_places_are_on_sale_again() {
    Order.Held order = office.atThePage();
    office.stripe.breakDown();
    office.clock.set(END.plus(PATIENCE).minusMillis(1));
    assertThat(expire.expire(9)).isEmpty();
    assertThat(office.now(order)).isEqualTo(order);

    office.clock.set(END.plus(PATIENCE));

    assertThat(expire.expire(9)).containsExactly(order.id());
    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.attempts.stale(office.clock.instant(), 9))
        .as("the page, for the heal job to end")
        .isEqualTo(List.of(office.attempt(order)));
  }

  @Test
  void an_answer_that_was_lost_is_asked_for_again() {
    Order.Held order = office.atThePage();
    office.stripe.loseReplyOfNext();
    office.clock.set(END);
    assertThat(expire.expire(9)).isEmpty();

    office.clock.advance(ASK_AGAIN);
    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThat(office.now(order).state()).isEqualTo("expired");
  }

  @Test
  void one_hold_that_has_to_wait_blocks_no_other() {
    Order.Held waiting = office.hold();
    office.loseTheAnswerWithThePage(waiting);
    Order.Held other = office.atThePage();
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(other.id());

    assertThat(office.now(waiting)).isEqualTo(waiting);
  }

  @Test
  void at_most_as_many_as_asked_for_are_ended_the_oldest_first() {
    Order.Held first = office.hold();
    office.clock.advance(Duration.ofSeconds(1));
    Order.Held second = office.hold();
    office.clock.set(END.plusSeconds(1));

    assertThat(expire.expire(1)).containsExactly(first.id());
    assertThat(expire.expire(1)).containsExactly(second.id());
  }

  @Test
  void a_page_that_brought_a_wrong_amount_does_not_keep_its_places() {
    Order.Held order = office.hold();
    office.openPage(order, SampleEvents.usd(100));
    office.stripe.pay(order.id());
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.refund(order).amount()).isEqualTo(SampleEvents.usd(100));
  }

  @Test
  void money_that_comes_later_does_not_keep_the_places_and_may_take_them_again() {
    Order.Held order = office.atThePage();
    office.stripe.payLater(order.id());
    office.clock.set(END);

    assertThat(expire.expire(9)).containsExactly(order.id());
    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();

    office.learn(News.of(order).captured("pi_1"));
    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.balance(order)).isEqualTo(order.total());
  }

  @Test
  void a_complete_page_whose_money_cannot_be_asked_for_keeps_its_places_until_it_can() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.set(END);
    office.stripe.breakDown();
    assertThat(expire.expire(9)).isEmpty();

    office.stripe.mend();
    office.clock.advance(ASK_AGAIN);

    assertThat(expire.expire(9)).containsExactly(order.id());
    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  private String sessionOf(Order order) {
    return office.stripe.sessions(order.id()).getFirst();
  }
}
