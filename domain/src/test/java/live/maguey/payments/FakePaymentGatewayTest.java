package live.maguey.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class FakePaymentGatewayTest extends PaymentGatewayContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T20:00:00Z"));
  private final FakePaymentGateway gateway = new FakePaymentGateway(world, clock);

  @Override
  protected PaymentGateway gateway() {
    return gateway;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  protected String pay(String session) {
    return gateway.paySession(session);
  }

  @Override
  protected String declineForFunds(String session) {
    return gateway.declineSession(session, DeclineReason.INSUFFICIENT_FUNDS);
  }

  @Override
  protected void bookFees() {
    gateway.bookFees();
  }

  @Override
  protected void refundsStayPending() {
    gateway.refundsStayPending();
  }

  @Override
  protected void loseReplyOfNext() {
    gateway.loseReplyOfNext();
  }

  @Test
  void its_knobs_turn_once() {
    CheckoutRequest request = request(1);

    assertThat(gateway.busyNext().open(request)).isEqualTo(new PaymentGateway.Opened.Busy());
    assertThat(gateway.refuseNext("amount_too_small").open(request))
        .isInstanceOf(PaymentGateway.Opened.Refused.class);
    open(request);
    assertThat(gateway.sessions(request.order())).hasSize(1);
  }

  @Test
  void a_failure_stays_with_its_key() {
    CheckoutRequest request = request(1);

    assertThat(gateway.failNext().open(request)).isInstanceOf(PaymentGateway.Opened.Broken.class);
    assertThat(gateway.open(request)).isInstanceOf(PaymentGateway.Opened.Broken.class);
    open(request(2));
  }

  @Test
  void while_it_is_down_nothing_is_done() {
    CheckoutRequest request = request(1);
    gateway.breakDown();

    assertThat(gateway.open(request)).isInstanceOf(PaymentGateway.Opened.Unknown.class);
    assertThatThrownBy(() -> gateway.events(now(), null)).isInstanceOf(Unavailable.class);

    gateway.mend();
    assertThat(gateway.sessions(request.order())).isEmpty();
    open(request);
  }

  @Test
  void it_is_not_to_be_called_inside_a_transaction() {
    assertThatThrownBy(() -> new InMemoryUnitOfWork(world).execute(() -> gateway.open(request(1))))
        .hasMessageContaining("Stripe");
  }
}
