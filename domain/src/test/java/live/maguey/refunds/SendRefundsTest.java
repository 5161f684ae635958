package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import live.maguey.orders.Order;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An order was paid late, its places are gone, and its money goes back.
class SendRefundsTest {
  /// No wait between two tries is longer than this.
  private static final Duration WAIT = Duration.ofMinutes(5);

  private final OneEvent office = OneEvent.withPlaces(2);
  private final SendRefunds send = sender(office.stripe);
  private final Order.Held order = office.atThePage();
  private String payment = "";

  @BeforeEach
  void the_money_came_too_late() {
    payment = office.stripe.pay(order.id());
    office.learn(News.of(order).lapsed());
    office.hold();
    office.learn(News.of(order).captured(payment));
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.REQUESTED);
  }

  @Test
  void the_money_goes_back_once_and_is_entered() {
    assertThat(send.send(9)).hasSize(1);

    assertThat(office.stripe.refunds(payment)).hasSize(1);
    String object = office.stripe.refunds(payment).getFirst();
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.refund(order).object()).contains(object);
    assertThat(office.book(order))
        .containsExactly("CHARGE " + payment + " 6000", "REFUND " + object + " -6000");
    assertThat(office.alarms()).isEmpty();

    office.clock.advance(WAIT);
    assertThat(send.send(9)).isEmpty();
  }

  @Test
  void the_log_follows_each_refund_by_its_order() {
    List<String> followed = new ArrayList<>();

    send.send(
        10,
        (request, of, work) -> {
          int before = office.stripe.refunds(payment).size();
          String answer = work.get();
          followed.add(
              request + " " + of + " " + before + " " + office.stripe.refunds(payment).size());
          return answer;
        });

    assertThat(followed).containsExactly("null " + order.id() + " 0 1");
  }

  @Test
  void a_hundred_refunds_that_stripe_refuses_do_not_hold_up_the_next_one() {
    for (int i = 0; i < 100; i++) {
      office.refunds.request(
          Refund.requested(
              new RefundId(office.ids.next()),
              order.id(),
              "pi_unknown" + i,
              order.total(),
              "paid_twice",
              office.clock.instant().minusSeconds(60),
              new Refund.Subject.Payment()));
    }

    assertThat(send.send(100)).hasSize(100);
    assertThat(office.stripe.refunds(payment)).isEmpty();
    assertThat(send.send(100)).hasSize(1);

    assertThat(office.stripe.refunds(payment)).hasSize(1);
  }

  @Test
  void a_refund_on_its_way_is_not_asked_for_again_and_is_entered_when_it_is_through() {
    office.stripe.refundsStayPending();
    send.send(9);
    String object = office.stripe.refunds(payment).getFirst();
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.PENDING);
    assertThat(office.balance(order)).isEqualTo(order.total());
    office.clock.advance(WAIT);
    assertThat(send.send(9)).isEmpty();

    office.stripe.finishRefund(object, RefundNews.SUCCEEDED);
    if (office.stripe.evidence(object) instanceof PaymentGateway.Evidence.Found(List<Fact> facts)) {
      office.learn(facts.toArray(Fact[]::new));
    }

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.balance(order).isZero()).isTrue();
  }

  @Test
  void a_refused_refund_is_asked_for_again_under_another_key_after_a_wait() {
    String first = office.refund(order).key();
    office.stripe.refuseNext("insufficient_balance");

    assertThat(send.send(9).getFirst().answer()).startsWith("insufficient_balance");
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.REQUESTED);
    assertThat(office.refund(order).key()).isNotEqualTo(first);
    assertThat(send.send(9)).as("before the wait is over").isEmpty();

    office.clock.advance(WAIT);
    send.send(9);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.refund(order).attempt()).isEqualTo(2);
    assertThat(office.stripe.refunds(payment)).hasSize(1);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void an_unknown_answer_is_settled_under_the_same_key_and_the_money_goes_back_once() {
    String key = office.refund(order).key();
    office.stripe.loseReplyOfNext();

    assertThat(send.send(9).getFirst().answer()).startsWith("unknown");
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.REQUESTED);
    assertThat(office.refund(order).key()).isEqualTo(key);
    assertThat(office.balance(order)).isEqualTo(order.total());

    office.clock.advance(WAIT);
    send.send(9);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.refund(order).key()).isEqualTo(key);
    assertThat(office.stripe.refunds(payment)).hasSize(1);
    assertThat(office.balance(order).isZero()).isTrue();
  }

  @Test
  void money_that_went_back_while_the_refund_stood_as_failed_is_known_once_it_is_asked_again() {
    Refund given = office.refund(order);
    office.stripe.loseReplyOfNext();
    send.send(9);
    office.refunds.giveUp(given.id(), given.attempt(), "no answer", office.clock.instant());
    String object = office.stripe.refunds(payment).getFirst();
    if (office.stripe.evidence(object) instanceof PaymentGateway.Evidence.Found(List<Fact> facts)) {
      office.learn(facts.toArray(Fact[]::new));
    }
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);

    assertThat(office.refunds.askAgain(given.id(), office.clock.instant())).isTrue();
    send.send(9);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.stripe.refunds(payment)).hasSize(1);
  }

  @Test
  void an_unknown_answer_is_asked_for_again_within_seconds() {
    office.stripe.loseReplyOfNext();
    send.send(9);

    office.clock.advance(Duration.ofSeconds(3));

    assertThat(send.send(9)).hasSize(1);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
  }

  @Test
  void a_refund_that_stripe_made_is_on_its_way_though_it_could_not_be_settled() {
    SettlePayment unable = office.settle(new WithoutDatabase());

    assertThatThrownBy(() -> sender(office.stripe, unable).send(9)).isInstanceOf(Unavailable.class);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.PENDING);
    assertThat(office.refund(order).object()).contains(office.stripe.refunds(payment).getFirst());
    office.clock.advance(WAIT);
    assertThat(send.send(9)).isEmpty();
  }

  @Test
  void while_stripe_is_away_the_refund_is_neither_lost_nor_given_up() {
    office.stripe.breakDown();
    for (int i = 0; i < 20; i++) {
      send.send(9);
      office.clock.advance(WAIT);
    }
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.REQUESTED);
    assertThat(office.refund(order).attempt()).isEqualTo(1);

    office.stripe.mend();
    send.send(9);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
  }

  @Test
  void after_five_refusals_the_refund_is_given_up_and_a_person_is_called() {
    for (int i = 1; i <= 5; i++) {
      assertThat(office.alarms()).as("before refusal %d", i).isEmpty();
      office.stripe.refuseNext("insufficient_balance");
      assertThat(send.send(9)).hasSize(1);
      office.clock.advance(WAIT);
    }

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.alarms())
        .containsExactly("refund-failed, refund " + office.refund(order).id());
    assertThat(office.balance(order)).isEqualTo(order.total());
    assertThat(send.send(9)).isEmpty();
  }

  @Test
  void a_refund_that_stripe_makes_and_the_bank_refuses_calls_a_person() {
    office.stripe.refundsStayPending();
    send.send(9);
    String object = office.stripe.refunds(payment).getFirst();

    office.learn(
        News.of(order).refund(object, RefundNews.FAILED, order.total(), office.refund(order).id()));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.alarms())
        .containsExactly("refund-failed, refund " + office.refund(order).id());
  }

  @Test
  void a_refusal_that_comes_after_a_newer_attempt_was_started_starts_no_third() {
    slow(this::anotherIsRefused).send(9);

    assertThat(office.refund(order).attempt()).isEqualTo(2);
    office.clock.advance(WAIT);
    send.send(9);
    assertThat(office.stripe.refunds(payment)).hasSize(1);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
  }

  @Test
  void a_last_refusal_that_comes_after_the_money_went_back_gives_nothing_up() {
    for (int i = 1; i < 5; i++) {
      office.stripe.refuseNext("insufficient_balance");
      send.send(9);
      office.clock.advance(WAIT);
    }

    slow(this::anotherSends).send(9);

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.alarms()).isEmpty();
  }

  private void anotherIsRefused() {
    office.stripe.refuseNext("insufficient_balance");
    anotherSends();
  }

  /// The lease of the slow one has ended, and another node asks.
  private void anotherSends() {
    office.clock.advance(Duration.ofSeconds(31));
    assertThat(send.send(9)).hasSize(1);
  }

  private SendRefunds slow(Runnable meanwhile) {
    return sender(new RefusesSlowly(office.stripe, meanwhile));
  }

  private SendRefunds sender(PaymentGateway gateway) {
    return sender(gateway, office.settle);
  }

  private SendRefunds sender(PaymentGateway gateway, SettlePayment settle) {
    return new SendRefunds(
        office.refunds,
        gateway,
        settle::settle,
        office.alerts,
        office.work,
        office.clock,
        office.random);
  }

  /// The database goes away before a transaction is begun.
  private static final class WithoutDatabase implements UnitOfWork {
    @Override
    public <T extends @Nullable Object> T run(Supplier<T> work) {
      throw new Unavailable("down");
    }

    @Override
    public void afterCommit(Runnable follow) {
      throw new IllegalStateException("nothing is committed");
    }
  }

  /// A Stripe that takes long over a refund and then refuses it.
  private record RefusesSlowly(PaymentGateway stripe, Runnable meanwhile)
      implements PaymentGateway {
    @Override
    public Refunded refund(Refund refund) {
      meanwhile.run();
      return new Refunded.Refused("insufficient_balance", "refused slowly");
    }

    @Override
    public Opened open(CheckoutRequest request) {
      return stripe.open(request);
    }

    @Override
    public Closed expire(String session) {
      return stripe.expire(session);
    }

    @Override
    public Evidence evidence(String object) {
      return stripe.evidence(object);
    }

    @Override
    public Page events(Instant since, @Nullable String after) {
      return stripe.events(since, after);
    }
  }
}
