package live.maguey.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.CancelEvent;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.holds.ExpireHolds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.PaymentPage.Opening;
import org.junit.jupiter.api.Test;

/// An order whose event is cancelled or over buys nothing.
class CancelledEventTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final OneEvent office = OneEvent.withPlaces(4);
  private final CancelEvent cancel =
      new CancelEvent(office.events, office.audit, office.work, office.clock);
  private final ExpireHolds expire =
      new ExpireHolds(office.orders, office.attempts, office.stripe, office.settle, office.clock);

  private void cancelEvent() {
    assertThat(cancel.cancel(office.event.id(), "flood", OWNER))
        .isInstanceOf(CancelEvent.Outcome.Cancelled.class);
  }

  private void assertThatTheMoneyWentBackWithoutTickets(Order.Held order) {
    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.tickets(order)).isEmpty();
    assertThat(office.refund(order).amount()).isEqualTo(order.total());
    assertThat(office.mailKinds(order)).containsExactly(Email.Kind.LATE_REFUND);
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void canceling_ends_every_hold_at_once_and_its_page_first() {
    Order.Held paying = office.atThePage();
    Order.Held choosing = office.hold();
    assertThat(expire.expire(9)).isEmpty();

    cancelEvent();
    assertThat(expire.expire(9)).containsExactlyInAnyOrder(paying.id(), choosing.id());

    assertThat(office.now(paying).state()).isEqualTo("expired");
    assertThat(office.now(choosing).state()).isEqualTo("expired");
    assertThat(office.attempt(paying).state()).isEqualTo("closed");
    assertThat(office.stripe.openPages()).isEmpty();
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void a_hundred_pages_of_a_canceled_event_do_not_hold_up_another_events() {
    OneEvent busy = OneEvent.withPlaces(200);
    for (int i = 0; i < 100; i++) {
      busy.loseTheAnswerWithThePage(busy.hold());
    }
    busy.cancelEvent();
    Event another = busy.add(SampleEvents.tonight(busy.ids).tier("General", 9));
    busy.later(Duration.ofSeconds(1));
    OrderId next = busy.hold(another, 1);
    busy.later(Duration.ofMinutes(1));

    assertThat(busy.checkout.openWaiting(100)).hasSize(100).doesNotContain(next);
    assertThat(busy.checkout.openWaiting(100)).containsExactly(next);

    assertThat(busy.attempt(next).state()).isEqualTo("open");
  }

  @Test
  void while_stripe_is_away_the_holds_stay_and_the_next_run_goes_on() {
    Order.Held order = office.atThePage();
    cancelEvent();
    office.stripe.breakDown();
    assertThat(expire.expire(9)).isEmpty();
    assertThat(office.now(order)).isEqualTo(order);

    office.stripe.mend();
    office.clock.advance(Duration.ofSeconds(10));
    assertThat(expire.expire(9)).containsExactly(order.id());
    assertThat(office.stripe.openPages()).isEmpty();
  }

  @Test
  void a_capture_after_the_cancellation_goes_back_without_tickets() {
    Order.Held order = office.atThePage();
    cancelEvent();
    office.learn(News.of(order).captured("pi_1"));

    assertThatTheMoneyWentBackWithoutTickets(order);
  }

  @Test
  void a_page_that_was_paid_just_before_it_could_be_ended_buys_nothing() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    cancelEvent();

    assertThat(expire.expire(9)).containsExactly(order.id());

    assertThatTheMoneyWentBackWithoutTickets(order);
  }

  @Test
  void a_hold_that_is_paid_once_the_event_is_over_buys_nothing() {
    Order.Held order = office.hold();
    Instant ends = office.event.ends();
    office.clock.set(ends);
    office.learn(News.of(order).at(ends).captured("pi_1"));

    assertThatTheMoneyWentBackWithoutTickets(order);
  }

  @Test
  void what_was_paid_before_the_end_buys_whenever_it_is_heard_of() {
    Order.Held order = office.hold();
    Instant ends = office.event.ends();
    office.clock.set(ends.plusSeconds(60));
    office.learn(News.of(order).at(ends.minusMillis(1)).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  @Test
  void a_wrong_payment_after_the_end_leaves_the_right_one_in_time_its_places() {
    Order.Held order = office.hold();
    Instant ends = office.event.ends();
    office.clock.set(ends.plusSeconds(60));
    office.learn(News.of(order).at(ends.plusSeconds(1)).captured("pi_wrong", SampleEvents.usd(1)));
    office.learn(News.of(order).at(ends.minusMillis(1)).captured("pi_right"));

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.refund(order).payment()).isEqualTo("pi_wrong");
  }

  @Test
  void free_places_of_a_canceled_event_are_bought_by_nobody() {
    OneEvent free = OneEvent.withFreePlaces(4);
    Order.Held order = free.hold();
    free.cancelEvent();
    free.learn(News.of(order).free());

    assertThat(free.now(order).state()).isEqualTo("expired");
    assertThat(free.tickets(order)).isEmpty();
    assertThat(free.mailKinds(order)).isEmpty();
  }

  @Test
  void nobody_is_sent_to_pay_for_a_canceled_event() {
    Order.Held order = office.hold();
    cancelEvent();

    assertThat(office.checkout.open(order.id())).isEqualTo(new Opening.NotHeld());
    assertThat(office.stripe.openPages()).isEmpty();
  }
}
