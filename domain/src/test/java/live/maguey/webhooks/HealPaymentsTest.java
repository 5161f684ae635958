package live.maguey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.Unavailable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@Requirement("11.1")
class HealPaymentsTest {
  private final OneEvent office = OneEvent.withPlaces(400);
  private final HealPayments heal =
      new HealPayments(
          office.orders, office.attempts, office.stripe, office.inbox, office.settle, office.clock);
  private final ProcessWebhooks worker =
      new ProcessWebhooks(
          office.inbox,
          FakePaymentGateway.reader(),
          office.stripe,
          office.settle,
          office.alerts,
          office.work,
          office.clock,
          office.random);

  @Test
  @Requirement("PAY-01")
  void an_event_that_never_came_is_brought_in_and_settles_its_order() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());

    assertThat(heal.heal()).isEqualTo(new HealPayments.Healed(0, 1));
    assertThat(office.inbox.list(null, 9))
        .extracting(WebhookEvent::origin, event -> event.state().stage())
        .containsExactly(Tuple.tuple(WebhookEvent.Origin.PULL, WebhookEvent.Stage.RECEIVED));
    worker.process(9);

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.tickets(order)).hasSize(2);
  }

  @Test
  @Requirement("PAY-03")
  void an_event_that_came_is_not_brought_in_again() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    heal.heal();
    worker.process(9);

    assertThat(heal.heal().events()).isZero();

    assertThat(worker.process(9)).isEmpty();
    assertThat(office.book(order)).hasSize(1);
    assertThat(office.mails(order)).hasSize(1);
  }

  @Test
  void all_pages_of_the_list_are_read() {
    List<Order.Held> orders = Stream.generate(office::atThePage).limit(150).toList();
    orders.forEach(order -> office.stripe.pay(order.id()));

    assertThat(heal.heal().events()).isEqualTo(150);
    worker.process(150);

    assertThat(orders).allMatch(order -> office.now(order) instanceof Order.Paid);
  }

  @Test
  void an_event_that_is_listed_a_little_late_is_found_by_the_next_pull() {
    heal.heal();
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.advance(Duration.ofMinutes(9));
    office.inbox.pulledUntil(office.clock.instant());

    assertThat(heal.heal().events()).isEqualTo(1);
  }

  @Test
  void a_paid_page_past_its_end_is_settled_though_no_event_came() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.advance(OneEvent.SESSION_LIVES);

    assertThat(heal.heal().sessions()).isEqualTo(1);

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.placesTaken()).isEqualTo(2);
  }

  @Test
  void a_page_that_ended_by_itself_ends_the_hold_without_asking_stripe_to_end_it() {
    Order.Held order = office.atThePage();
    office.stripe.expire(session(order));
    office.clock.advance(OneEvent.SESSION_LIVES);
    int told = told();

    assertThat(heal.heal().sessions()).isEqualTo(1);

    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
    assertThat(told()).isEqualTo(told);
    assertThat(heal.heal().sessions()).isZero();
  }

  @Test
  void a_hundred_pages_that_stripe_does_not_know_do_not_hold_up_the_next_one() {
    for (int i = 0; i < 100; i++) {
      Order.Held unknown = office.hold();
      office.attempts.sending(office.request(unknown));
      office.attempts.opened(
          unknown.id(),
          1,
          "cs_unknown" + i,
          URI.create("http://localhost/pay/" + i),
          office.clock.instant());
      office.learn(News.of(unknown).lapsed());
    }
    office.clock.advance(Duration.ofSeconds(1));
    Order.Held good = office.atThePage();
    office.learn(News.of(good).lapsed());

    assertThat(heal.heal().sessions()).isZero();
    assertThat(heal.heal().sessions()).isEqualTo(1);

    assertThat(office.stripe.openPages()).isEmpty();
  }

  @Test
  void an_open_page_of_an_order_that_is_no_longer_held_is_ended_at_stripe() {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).lapsed());

    assertThat(heal.heal().sessions()).isEqualTo(1);

    assertThat(office.attempt(order).state()).isEqualTo("closed");
    assertThatThrownBy(() -> office.stripe.pay(order.id())).hasMessageContaining("no open page");
    assertThat(heal.heal().sessions()).isZero();
  }

  @Test
  void an_open_page_is_ended_too_when_a_card_was_declined_on_it() {
    Order.Held order = office.atThePage();
    office.stripe.decline(order.id(), DeclineReason.INSUFFICIENT_FUNDS);
    office.learn(News.of(order).lapsed());

    heal.heal();

    assertThat(office.attempt(order).state()).isEqualTo("closed");
    assertThatThrownBy(() -> office.stripe.pay(order.id())).hasMessageContaining("no open page");
  }

  @Test
  void an_open_page_of_a_held_order_is_left_to_the_end_of_the_hold() {
    Order.Held order = office.atThePage();
    office.stripe.decline(order.id(), DeclineReason.INSUFFICIENT_FUNDS);
    office.clock.advance(OneEvent.SESSION_LIVES);

    assertThat(heal.heal().sessions()).isZero();

    assertThat(office.attempt(order).state()).isEqualTo("open");
    office.stripe.pay(order.id());
  }

  @Test
  void a_page_whose_payment_is_known_is_closed_and_counts_as_nothing_healed() {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));

    assertThat(heal.heal().sessions()).isZero();

    assertThat(office.attempt(order).state()).isEqualTo("closed");
  }

  @Test
  void a_page_that_was_paid_is_asked_about_once_and_stands_in_no_others_way() {
    List<Order.Held> paid = Stream.generate(office::atThePage).limit(100).toList();
    paid.forEach(order -> office.learn(News.of(order).captured(office.stripe.pay(order.id()))));
    office.clock.advance(Duration.ofSeconds(1));
    Order.Held lapsed = office.atThePage();
    office.learn(News.of(lapsed).lapsed());

    heal.heal();
    heal.heal();

    assertThat(office.attempts.stale(office.clock.instant(), 999).size()).isZero();
    assertThatThrownBy(() -> office.stripe.pay(lapsed.id())).hasMessageContaining("no open page");
  }

  @Test
  void a_late_payment_on_a_page_that_stayed_open_is_found_and_settled() {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).lapsed());
    office.stripe.pay(order.id());

    heal.heal();

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.placesTaken()).isEqualTo(2);
  }

  @Test
  void while_stripe_is_away_that_is_said_and_nothing_is_changed() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.advance(OneEvent.SESSION_LIVES);
    office.stripe.breakDown();

    assertThatThrownBy(heal::heal).isInstanceOf(Unavailable.class);
    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.inbox.pulledUntil()).isEmpty();

    office.stripe.mend();
    office.clock.advance(Duration.ofSeconds(15));
    assertThat(heal.heal()).isEqualTo(new HealPayments.Healed(1, 1));
    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  @Test
  void what_was_healed_stays_when_stripe_goes_away_midway() {
    Order.Held order = office.atThePage();
    office.stripe.pay(order.id());
    office.clock.advance(OneEvent.SESSION_LIVES);
    office.stripe.breakDownAtTheList();

    assertThatThrownBy(heal::heal).isInstanceOf(Unavailable.class);

    assertThat(office.now(order).state()).isEqualTo("paid");
    office.stripe.mend();
    assertThat(heal.heal().events()).as("the list is read from where it was").isEqualTo(1);
  }

  private String session(Order order) {
    return office.stripe.sessions(order.id()).getFirst();
  }

  /// How many events Stripe has made.
  private int told() {
    return office.stripe.events(SampleEvents.NOW, null).events().size();
  }
}
