package live.maguey.checkout;

import static live.maguey.events.SampleEvents.NOW;
import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.PaymentPage.Opening;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Requirement("PAY-01")
class OpenCheckoutTest {
  /// How long a worker leaves a new attempt to the buyer's own request.
  private static final Duration BUYER_OPENS_WITHIN = Duration.ofSeconds(5);

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
  private static final Duration PARAMETERS_KEEP = Duration.ofSeconds(55);
  private static final Duration TICK = Duration.ofMillis(1);

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));

  private Opening open(OrderId id) {
    return office.checkout.open(id);
  }

  private void assertFailed(OrderId id, String reason) {
    assertThat(office.order(id))
        .isInstanceOfSatisfying(
            Order.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    assertThat(office.taken(event, 0)).isZero();
    assertThat(office.attempt(id).state()).isEqualTo("refused");
    assertThat(office.attempt(id))
        .isInstanceOfSatisfying(
            CheckoutAttempt.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Nested
  class JustHeld {
    private final Hold hold = Holds.of(office.ids, event).places(0, 2).at(NOW).hold();
    private final OrderId id = hold.order().id();

    @BeforeEach
    void hold() {
      office.orders.hold(hold);
    }

    private Opening openFirst() {
      return office.checkout.openFirst(hold.order(), event, hold.buyer());
    }

    @Test
    void its_page_is_the_one_that_asking_by_its_id_would_have_opened() {
      Order.Held other = (Order.Held) office.order(office.hold(event, 2));
      open(other.id());
      CheckoutRequest byId = office.gateway.opened().getFirst();

      Opening opening = openFirst();

      CheckoutRequest asked = office.gateway.opened().getLast();
      assertThat(asked)
          .usingRecursiveComparison()
          .ignoringFields("order", "reference", "shown.description", "shown.email", "back")
          .isEqualTo(byId);
      assertThat(asked.order()).isEqualTo(id);
      assertThat(office.sent(id)).contains(asked);
      assertThat(opening)
          .isEqualTo(new Opening.Open(office.page(id).url(), NOW.plus(Duration.ofMinutes(10))));
      assertThat(open(id)).isEqualTo(opening);
    }

    @Test
    void one_that_another_is_opening_is_left_to_it() {
      office.gateway.meanwhile(() -> assertThat(openFirst()).isEqualTo(new Opening.Running()));

      assertThat(open(id)).isInstanceOf(Opening.Open.class);

      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void one_that_a_worker_has_opened_is_told() {
      Opening opened = open(id);

      assertThat(openFirst()).isEqualTo(opened);

      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void one_whose_hold_has_ended_meanwhile_has_no_page() {
      office.releaseHold.releaseHold(id, BoxOffice.BUYER);

      assertThat(openFirst()).isEqualTo(new Opening.NotHeld());

      assertThat(office.gateway.opened()).isEmpty();
    }
  }

  @Test
  void of_a_deposit_the_page_says_what_is_still_to_be_spent() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    OrderId id =
        office.hold(
            Holds.of(office.ids, event)
                .deposit(table, 4, SampleEvents.usd(20_000), SampleEvents.usd(100_000)));
    open(id);

    CheckoutRequest.Line line = office.sent(id).orElseThrow().shown().lines().getFirst();
    assertThat(line.unit()).isEqualTo(SampleEvents.usd(20_000));
    assertThat(line.note())
        .isEqualTo(
            "By the stage. Anticipo. Consumo mínimo de $1,000.00 con todos los cargos: $800.00 más"
                + " en la mesa.");
  }

  @Nested
  class Opened {
    @Test
    void the_countdown_starts_when_the_page_exists() {
      OrderId id = office.hold(event, 2);
      office.later(Duration.ofMinutes(4));

      Opening opening = open(id);

      URI url = office.page(id).url();
      assertThat(opening).isEqualTo(new Opening.Open(url, NOW.plus(Duration.ofMinutes(14))));
      assertThat(((Order.Held) office.order(id)).expiresAt())
          .isEqualTo(NOW.plus(Duration.ofMinutes(14)));
      assertThat(office.attempt(id).state()).isEqualTo("open");
    }

    @Test
    void stripe_is_told_what_the_buyer_chose_and_where_to_come_back() {
      OrderId id = office.hold(event, 2);

      open(id);

      Order order = office.order(id);
      CheckoutRequest asked = office.gateway.opened().getFirst();
      assertThat(asked)
          .isEqualTo(
              new CheckoutRequest(
                  id,
                  event.id(),
                  1,
                  order.details().reference().toString(),
                  new CheckoutRequest.Shown(
                      office.orders.buyer(order.details().buyer()).orElseThrow().email(),
                      Language.ES,
                      List.of(
                          new CheckoutRequest.Line(
                              event.tiers().getFirst().id().inventory(),
                              "Noche de Humo, General",
                              "In before 11 PM",
                              usd(3_000),
                              2)),
                      "Maguey " + order.details().reference() + ", Noche de Humo"),
                  new CheckoutRequest.Back(
                      office.links.back(order.details(), true),
                      office.links.back(order.details(), false)),
                  NOW.plus(Duration.ofMinutes(31))));
      assertThat(asked.key()).isEqualTo("checkout:" + id + ":1");
      assertThat(office.sent(id)).contains(asked);
    }

    @Test
    void an_open_page_is_told_again_without_asking_stripe_and_the_countdown_goes_on() {
      OrderId id = office.hold(event, 1);
      Opening first = open(id);
      office.later(Duration.ofMinutes(3));

      assertThat(open(id)).isEqualTo(first);
      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void nothing_to_pay_is_settled_without_stripe() {
      Event free =
          office.add(
              SampleEvents.tonight(office.ids)
                  .tier("Guests", 10, SampleEvents.price("Free", 0, 0)));
      OrderId id = office.hold(free, 2);

      assertThat(open(id)).isEqualTo(new Opening.NotHeld());

      assertThat(office.order(id).state()).isEqualTo("paid");
      assertThat(office.tickets.of(id)).hasSize(2);
      assertThat(office.gateway.opened()).isEmpty();
    }

    @Test
    void an_order_that_waits_for_no_payment_has_no_page() {
      OrderId paid = office.opened(event, 1);
      office.settle.settle(paid, evidence(office.stripe.pay(paid)), BoxOffice.BUYER);
      OrderId back = office.opened(event, 1);
      office.releaseHold.releaseHold(back, BoxOffice.BUYER);

      assertThat(open(paid)).isEqualTo(new Opening.NotHeld());
      assertThat(open(back)).isEqualTo(new Opening.NotHeld());
      assertThat(open(new OrderId(office.ids.next()))).isEqualTo(new Opening.NotHeld());
    }

    private List<Fact> evidence(String object) {
      return ((PaymentGateway.Evidence.Found) office.stripe.evidence(object)).facts();
    }
  }

  @Nested
  class Busy {
    @Test
    void without_a_slot_nothing_was_sent_and_a_worker_may_take_it_at_once() {
      OrderId id = office.hold(event, 1);
      office.stripe.busyNext();

      assertThat(open(id)).isEqualTo(new Opening.Later());

      assertThat(office.attempt(id).state()).isEqualTo("opening");
      assertThat(office.sent(id)).isEmpty();
      assertThat(office.checkout.openWaiting(10)).containsExactly(id);
      assertThat(office.attempt(id).state()).isEqualTo("open");
      assertThat(office.attempt(id).number()).isEqualTo(1);
    }

    @Test
    void the_next_try_makes_fresh_parameters() {
      OrderId id = office.hold(event, 1);
      office.stripe.busyNext();
      open(id);
      office.later(Duration.ofMinutes(2));

      assertThat(open(id)).isInstanceOf(Opening.Open.class);

      assertThat(office.gateway.opened().getLast().expiresAt())
          .isEqualTo(NOW.plus(Duration.ofMinutes(33)));
      assertThat(office.attempts.of(id)).hasSize(1);
    }

    @Test
    void parameters_that_may_have_been_sent_before_outlive_a_busy_moment() {
      OrderId id = office.hold(event, 1);
      office.stripe.loseReplyOfNext();
      open(id);
      office.later(ASK_AGAIN);
      office.stripe.busyNext();
      open(id);

      assertThat(open(id)).isInstanceOf(Opening.Open.class);

      assertThat(office.gateway.opened()).hasSize(3);
      assertThat(List.copyOf(office.gateway.opened()).stream().distinct()).hasSize(1);
      assertThat(office.stripe.sessions(id)).hasSize(1);
    }
  }

  @Nested
  @Requirement("PAY-04")
  class Refused {
    @Test
    void the_order_fails_and_its_places_are_free() {
      OrderId id = office.hold(event, 3);
      office.stripe.refuseNext("amount_too_large");

      assertThat(open(id)).isEqualTo(new Opening.Refused("amount_too_large"));

      assertFailed(id, "amount_too_large");
    }

    @Test
    void it_is_refused_again_no_matter_who_asks_and_stripe_is_not_bothered() {
      OrderId id = office.hold(event, 3);
      office.stripe.refuseNext("amount_too_large");
      open(id);

      assertThat(open(id)).isEqualTo(new Opening.Refused("amount_too_large"));
      assertThat(office.checkout.openWaiting(10)).isEmpty();
      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void what_a_crash_left_between_the_refusal_and_the_order_is_finished_by_who_asks_next() {
      OrderId id = office.hold(event, 1);
      office.stripe.breakDown();
      open(id);
      office.attempts.refused(id, 1, "amount_too_large");
      assertThat(office.order(id).state()).isEqualTo("held");

      assertThat(open(id)).isEqualTo(new Opening.Refused("amount_too_large"));

      assertFailed(id, "amount_too_large");
    }
  }

  @Nested
  class Broken {
    @Test
    void a_new_attempt_has_a_new_key_and_can_be_opened_at_once() {
      OrderId id = office.hold(event, 1);
      office.stripe.failNext();

      assertThat(open(id)).isEqualTo(new Opening.Later());

      assertThat(office.attempts.of(id))
          .extracting(CheckoutAttempt::state)
          .containsExactly("closed", "opening");
      assertThat(office.checkout.openWaiting(10)).containsExactly(id);
      assertThat(office.gateway.opened())
          .extracting(CheckoutRequest::key)
          .containsExactly("checkout:" + id + ":1", "checkout:" + id + ":2");
      assertThat(office.attempt(id).state()).isEqualTo("open");
      assertThat(office.order(id).state()).isEqualTo("held");
    }

    @Test
    void after_four_broken_attempts_the_order_fails_and_its_places_are_free() {
      OrderId id = office.hold(event, 2);
      List<Opening> openings = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        office.stripe.failNext();
        openings.add(open(id));
      }

      assertThat(openings)
          .containsExactly(
              new Opening.Later(),
              new Opening.Later(),
              new Opening.Later(),
              new Opening.Refused("payments-broken"));
      assertFailed(id, "payments-broken");
    }
  }

  @Nested
  class Unknown {
    @Test
    void the_same_parameters_are_asked_again_under_the_same_key_and_find_the_page() {
      OrderId id = office.hold(event, 1);
      office.stripe.loseReplyOfNext();
      assertThat(open(id)).isEqualTo(new Opening.Later());
      office.later(ASK_AGAIN);

      assertThat(office.checkout.openWaiting(10)).containsExactly(id);

      assertThat(office.gateway.opened()).hasSize(2);
      assertThat(office.gateway.opened().get(1)).isEqualTo(office.gateway.opened().get(0));
      assertThat(office.stripe.sessions(id)).containsExactly(office.page(id).session());
      assertThat(((Order.Held) office.order(id)).expiresAt())
          .isEqualTo(NOW.plus(ASK_AGAIN).plus(Duration.ofMinutes(10)));
    }

    @Test
    void it_is_not_asked_again_before_two_seconds_are_over() {
      OrderId id = office.hold(event, 1);
      office.stripe.loseReplyOfNext();
      open(id);
      office.later(ASK_AGAIN.minus(TICK));

      assertThat(open(id)).isEqualTo(new Opening.Running());
      assertThat(office.checkout.openWaiting(10)).isEmpty();
      office.later(TICK);
      assertThat(office.checkout.openWaiting(10)).containsExactly(id);
    }

    @Test
    void parameters_too_old_for_stripe_still_find_a_page_that_was_opened_with_them() {
      OrderId id = office.hold(event, 1);
      office.stripe.loseReplyOfNext();
      open(id);
      office.later(Duration.ofMinutes(3));

      assertThat(open(id)).isInstanceOf(Opening.Open.class);

      assertThat(office.attempts.of(id)).hasSize(1);
      assertThat(office.stripe.sessions(id)).hasSize(1);
    }

    @Test
    void parameters_too_old_that_opened_nothing_are_followed_by_a_new_attempt() {
      OrderId id = office.hold(event, 1);
      office.stripe.breakDown();
      open(id);
      office.stripe.mend();
      office.later(Duration.ofMinutes(3));

      assertThat(open(id)).isEqualTo(new Opening.Later());

      assertThat(office.order(id).state()).isEqualTo("held");
      assertThat(open(id)).isInstanceOf(Opening.Open.class);
      assertThat(office.attempt(id).number()).isEqualTo(2);
      assertThat(office.gateway.opened().getLast().expiresAt())
          .isEqualTo(NOW.plus(Duration.ofMinutes(34)));
    }

    @Test
    void a_refusal_within_the_parameters_time_is_one_and_a_tick_later_may_be_their_age() {
      OrderId inTime = office.hold(event, 1);
      OrderId late = office.hold(event, 1);
      office.stripe.breakDown();
      open(inTime);
      open(late);
      office.stripe.mend();

      office.later(PARAMETERS_KEEP);
      office.stripe.refuseNext("amount_too_large");
      assertThat(open(inTime)).isEqualTo(new Opening.Refused("amount_too_large"));
      office.later(TICK);
      office.stripe.refuseNext("invalid_request_error");
      assertThat(open(late)).isEqualTo(new Opening.Later());
    }

    @Test
    void an_outage_uses_up_no_attempt_however_long() {
      OrderId id = office.hold(event, 1);
      office.stripe.breakDown();
      for (int i = 0; i < 20; i++) {
        assertThat(open(id)).isEqualTo(new Opening.Later());
        office.later(ASK_AGAIN);
      }

      assertThat(office.attempts.of(id)).hasSize(1);
      office.stripe.mend();
      assertThat(open(id)).isInstanceOf(Opening.Open.class);
    }
  }

  @Nested
  class Workers {
    @Test
    void a_new_attempt_is_left_to_its_buyer_for_five_seconds() {
      OrderId id = office.hold(event, 1);

      office.later(BUYER_OPENS_WITHIN.minus(TICK));
      assertThat(office.checkout.openWaiting(10)).isEmpty();
      office.later(TICK);
      assertThat(office.checkout.openWaiting(10)).containsExactly(id);
      assertThat(office.attempt(id).state()).isEqualTo("open");
    }

    @Test
    void the_longest_due_is_opened_first_and_no_more_than_asked() {
      OrderId first = office.hold(event, 1);
      office.later(TICK);
      OrderId second = office.hold(event, 1);
      office.later(BUYER_OPENS_WITHIN);

      assertThat(office.checkout.openWaiting(1)).containsExactly(first);
      assertThat(office.checkout.openWaiting(10)).containsExactly(second);
    }

    @Test
    void an_attempt_whose_opener_died_is_taken_over_after_its_lease() {
      OrderId id = office.hold(event, 1);
      office.attempts.claim(id, NOW, LEASE);

      office.later(LEASE.minus(TICK));
      assertThat(open(id)).isEqualTo(new Opening.Running());
      assertThat(office.checkout.openWaiting(10)).isEmpty();
      office.later(TICK);
      assertThat(office.checkout.openWaiting(10)).containsExactly(id);
      assertThat(office.stripe.sessions(id)).hasSize(1);
    }

    @Test
    void while_one_is_asking_the_other_is_told_so() {
      OrderId id = office.hold(event, 1);
      office.gateway.meanwhile(() -> assertThat(open(id)).isEqualTo(new Opening.Running()));

      assertThat(open(id)).isInstanceOf(Opening.Open.class);

      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void a_slow_opener_and_the_one_who_took_over_end_at_one_page() {
      OrderId id = office.hold(event, 1);
      office.gateway.meanwhile(() -> {
        office.later(LEASE);
        assertThat(open(id)).isInstanceOf(Opening.Open.class);
      });

      Opening slow = open(id);

      assertThat(slow).isInstanceOf(Opening.Open.class);
      assertThat(((Opening.Open) slow).url()).isEqualTo(office.page(id).url());
      assertThat(office.stripe.sessions(id)).hasSize(1);
      assertThat(office.attempts.of(id)).hasSize(1);
    }

    @Test
    void eight_at_once_ask_stripe_once() throws InterruptedException, ExecutionException {
      OrderId id = office.hold(event, 1);
      CyclicBarrier start = new CyclicBarrier(8);
      List<Opening> openings = new ArrayList<>();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Opening>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          racing.add(
              threads.submit(() -> {
                start.await();
                return open(id);
              }));
        }
        for (Future<Opening> one : racing) {
          openings.add(one.get());
        }
      }

      assertThat(openings)
          .allMatch(o -> o instanceof Opening.Open || o instanceof Opening.Running)
          .anyMatch(o -> o instanceof Opening.Open);
      assertThat(office.gateway.opened()).hasSize(1);
      assertThat(office.stripe.sessions(id)).hasSize(1);
    }
  }

  @Nested
  class HoldEndedMeanwhile {
    @Test
    void nobody_is_sent_to_pay_for_places_that_are_for_sale_again() {
      OrderId id = office.hold(event, 1);
      office.gateway.meanwhile(() -> lapse(id));

      assertThat(open(id)).isEqualTo(new Opening.NotHeld());

      assertThat(office.order(id).state()).isEqualTo("expired");
      assertThat(office.taken(event, 0)).isZero();
    }

    @Test
    void the_page_that_came_too_late_is_known_so_that_it_can_be_ended() {
      OrderId id = office.hold(event, 1);
      office.gateway.meanwhile(() -> lapse(id));

      open(id);

      assertThat(office.attempts.stale(office.clock.instant(), 10))
          .extracting(open -> open.page().session())
          .isEqualTo(office.stripe.sessions(id));
    }

    @Test
    void a_refusal_that_comes_too_late_changes_nothing() {
      OrderId id = office.hold(event, 1);
      office.stripe.refuseNext("amount_too_large");
      office.gateway.meanwhile(() -> lapse(id));
      open(id);

      assertThat(office.order(id).state()).isEqualTo("expired");
      assertThat(open(id)).isEqualTo(new Opening.NotHeld());
      assertThat(office.taken(event, 0)).isZero();
    }

    @Test
    void a_failure_that_comes_too_late_leaves_nothing_waiting_for_ever() {
      OrderId id = office.hold(event, 1);
      office.stripe.failNext();
      office.gateway.meanwhile(() -> lapse(id));
      open(id);
      office.later(LEASE);

      office.checkout.openWaiting(10);

      office.later(Duration.ofDays(1));
      assertThat(office.checkout.openWaiting(10)).isEmpty();
      assertThat(office.gateway.opened()).hasSize(1);
      assertThat(office.order(id).state()).isEqualTo("expired");
    }

    private void lapse(OrderId id) {
      office.settle.settle(
          id, List.of(new Fact.HoldLapsed(id, office.clock.instant(), "test")), BoxOffice.BUYER);
    }
  }
}
