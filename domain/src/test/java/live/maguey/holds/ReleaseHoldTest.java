package live.maguey.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.Test;

class ReleaseHoldTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));

  private ReleaseHold.Outcome releaseHold(OrderId id) {
    return office.releaseHold.releaseHold(id, BoxOffice.BUYER);
  }

  private void assertGivenBack(OrderId id) {
    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.Done(office.order(id)));
    assertThat(office.order(id)).isInstanceOf(Order.Cancelled.class);
    assertThat(office.taken(event, 0)).isZero();
  }

  @Test
  void the_places_are_for_sale_again_and_the_page_can_no_longer_be_paid() {
    OrderId id = office.opened(event, 3);
    String session = office.stripe.sessions(id).getFirst();

    assertGivenBack(id);

    assertThatThrownBy(() -> office.stripe.paySession(session)).hasMessageContaining("expired");
    assertThat(office.attempt(id).state()).isEqualTo("closed");
  }

  @Test
  void a_page_that_was_never_asked_for_needs_no_stripe() {
    OrderId id = office.hold(event, 3);
    office.stripe.breakDown();

    assertGivenBack(id);

    assertThat(office.checkout.openWaiting(10)).isEmpty();
  }

  @Test
  void stripes_own_word_that_the_page_ended_may_come_first() {
    OrderId id = office.opened(event, 2);
    String session = office.stripe.sessions(id).getFirst();
    Fact ended =
        new Fact.PageEnded(id, session, Fact.PageEnded.End.EXPIRED, SampleEvents.NOW, "evt_1");
    office.gateway.meanwhile(() -> office.settle.settle(id, List.of(ended), BoxOffice.BUYER));

    assertGivenBack(id);
  }

  @Test
  void giving_back_again_changes_nothing() {
    OrderId id = office.opened(event, 1);
    OrderId other = office.hold(event, 2);
    releaseHold(id);
    Order once = office.order(id);
    office.later(Duration.ofMinutes(1));

    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.Done(once));
    assertThat(office.taken(event, 0)).isEqualTo(2);
    assertThat(office.order(other).state()).isEqualTo("held");
  }

  @Test
  void what_was_paid_a_moment_before_is_not_released_but_settled() {
    OrderId id = office.opened(event, 2);
    office.stripe.pay(id);

    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.Done(office.order(id)));

    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(office.tickets.of(id)).hasSize(2);
    assertThat(office.taken(event, 0)).isEqualTo(2);
  }

  @Test
  void a_paid_order_stays_paid_and_stripe_is_not_asked() {
    OrderId id = office.opened(event, 2);
    office.stripe.pay(id);
    releaseHold(id);
    office.stripe.breakDown();

    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.Done(office.order(id)));
    assertThat(office.order(id).state()).isEqualTo("paid");
  }

  @Test
  void while_stripe_is_unreachable_the_hold_stays() {
    OrderId id = office.opened(event, 1);
    office.stripe.breakDown();

    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.NotNow(office.order(id)));
    assertThat(office.order(id).state()).isEqualTo("held");
    assertThat(office.taken(event, 0)).isEqualTo(1);

    office.stripe.mend();
    assertGivenBack(id);
  }

  @Test
  void a_page_whose_opening_is_unknown_may_be_paid_so_the_hold_stays() {
    OrderId id = office.hold(event, 1);
    office.stripe.loseReplyOfNext();
    office.checkout.open(id);

    assertThat(releaseHold(id)).isEqualTo(new ReleaseHold.Outcome.NotNow(office.order(id)));
    assertThat(office.taken(event, 0)).isEqualTo(1);
  }

  @Test
  void two_minutes_past_its_end_a_hold_is_released_though_stripe_is_silent() {
    OrderId id = office.opened(event, 1);
    office.stripe.breakDown();
    Duration patience = Duration.ofMinutes(12);

    office.later(patience.minusNanos(1));
    assertThat(releaseHold(id)).isInstanceOf(ReleaseHold.Outcome.NotNow.class);
    office.later(Duration.ofNanos(1));
    assertGivenBack(id);
  }

  @Test
  void a_lost_answer_to_the_ending_is_settled_by_asking_again() {
    OrderId id = office.opened(event, 1);
    office.stripe.loseReplyOfNext();

    assertThat(releaseHold(id)).isInstanceOf(ReleaseHold.Outcome.NotNow.class);
    assertGivenBack(id);
  }

  @Test
  void an_order_that_does_not_exist_is_the_callers_mistake() {
    assertThatThrownBy(() -> releaseHold(new OrderId(office.ids.next())))
        .isInstanceOf(NoSuchElementException.class);
  }
}
