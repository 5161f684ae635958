package live.maguey.refunds;

import static live.maguey.events.SampleEvents.NOW;
import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import live.maguey.alerts.AlertKind;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RetryRefund.Outcome;
import live.maguey.settlement.BoxOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryRefundTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = SampleEvents.tonight(office.ids).tier("General", 9).event();
  private final RefundId id = new RefundId(new UUID(1, 2));
  private final RetryRefund retry =
      new RetryRefund(office.refunds, office.alerts, office.audit, office.work, office.clock);

  @BeforeEach
  void a_refund_is_requested() {
    office.events.add(event);
    OrderId order = office.opened(event, 2);
    office.refunds.request(
        Refund.requested(
            id, order, "pi_1", usd(6_000), "asked", NOW, new Refund.Subject.Payment()));
  }

  @Test
  void what_stripe_refused_for_good_is_asked_again_under_a_new_attempt_and_its_alert_is_closed() {
    office.refunds.giveUp(id, 1, "insufficient funds", NOW);
    office.alerts.raise(AlertKind.REFUND_FAILED, "refund " + id, "insufficient funds", NOW);
    assertThat(retry.preview(id)).isInstanceOf(Outcome.Asked.class);
    assertThat(office.refunds.find(id).orElseThrow().state()).isEqualTo(Refund.State.FAILED);

    assertThat(retry.retry(id, BoxOffice.BUYER)).isInstanceOf(Outcome.Asked.class);

    Refund refund = office.refunds.find(id).orElseThrow();
    assertThat(refund.state()).isEqualTo(Refund.State.REQUESTED);
    assertThat(refund.attempt()).isEqualTo(2);
    assertThat(office.alerts.open(9)).isEmpty();
    assertThat(office.audit.of("order " + refund.order(), 1).getFirst().act())
        .isEqualTo("refund.retried");
    assertThat(retry.retry(id, BoxOffice.BUYER)).isInstanceOf(Outcome.NotFailed.class);
  }

  @Test
  void what_stripe_made_and_the_bank_returned_is_not_paid_twice() {
    office.refunds.moved(id, "re_1", RefundNews.PENDING, NOW);
    office.refunds.moved(id, "re_1", RefundNews.FAILED, NOW);
    assertThat(retry.retry(id, BoxOffice.BUYER)).isInstanceOf(Outcome.CameBack.class);
    assertThat(office.refunds.find(id).orElseThrow().state()).isEqualTo(Refund.State.FAILED);
  }

  @Test
  void what_is_not_there_or_under_way_is_left_alone() {
    assertThat(retry.retry(new RefundId(new UUID(3, 4)), BoxOffice.BUYER))
        .isEqualTo(new Outcome.NoSuchRefund());
    assertThat(retry.retry(id, BoxOffice.BUYER)).isInstanceOf(Outcome.NotFailed.class);
  }
}
