package live.maguey.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.InventoryId;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.CheckoutRequest;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of checkout attempts promises.
@Requirement("PAY-01")
public abstract class CheckoutAttemptsContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(10));
  private static final URI PAGE = URI.create("https://checkout.example.org/c/pay/cs_1");

  protected final Ids ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 10).event();
  private final Hold hold = Holds.of(ids, event).places(0, 1).hold();
  private final Order.Held order = hold.order();

  /// Stores of one empty world, the same ones during one test.
  protected abstract CheckoutAttempts attempts();

  protected abstract Orders orders();

  protected abstract Events events();

  @BeforeEach
  void a_held_order() {
    events().add(event);
    orders().hold(hold);
  }

  @Test
  void a_session_leads_to_its_order() {
    attempts().claim(id(), NOW, LEASE);
    attempts().opened(id(), 1, "cs_1", PAGE, UNTIL);
    assertThat(attempts().order("cs_1")).contains(id());
    assertThat(attempts().order("cs_2")).isEmpty();
  }

  @Test
  void one_at_a_time_may_open_a_page() {
    assertThat(attempts().claim(id(), NOW, LEASE).orElseThrow()).isEqualTo(current());

    assertThat(attempts().claim(id(), NOW.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
    assertThat(attempts().claim(id(), NOW.plus(LEASE), LEASE)).isPresent();
  }

  @Test
  void a_worker_takes_a_page_when_its_buyer_or_its_last_holder_has_not_opened_it() {
    assertThat(attempts().waiting(NOW.plusSeconds(4), 10)).isEmpty();
    assertThat(attempts().waiting(NOW.plusSeconds(5), 10)).containsExactly(id());

    attempts().claim(id(), NOW, LEASE);
    assertThat(attempts().waiting(NOW.plus(LEASE).minusMillis(1), 10)).isEmpty();
    assertThat(attempts().waiting(NOW.plus(LEASE), 10)).containsExactly(id());
    assertThat(attempts().waiting(NOW.plus(LEASE), 0)).isEmpty();
  }

  @Test
  void the_longest_due_waits_first() {
    Hold other = Holds.of(ids, event).places(0, 1).at(NOW.minusSeconds(1)).hold();
    orders().hold(other);

    assertThat(attempts().waiting(NOW.plusSeconds(60), 10))
        .containsExactly(other.order().id(), id());
  }

  @Test
  void the_first_parameters_stay_exactly_as_they_were_sent() {
    CheckoutRequest first = request(1, "first");
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(first);
    attempts().sending(request(1, "second"));

    assertThat(sent()).contains(first);
  }

  @Test
  void an_open_page_is_where_the_buyer_pays() {
    open();

    assertThat(current())
        .isEqualTo(
            new CheckoutAttempt.Open(
                id(), 1, Optional.of(request(1, "text")), new CheckoutAttempt.Page("cs_1", PAGE)));
    assertThat(attempts().claim(id(), NOW.plus(LEASE), LEASE)).isEmpty();
    assertThat(attempts().waiting(NOW.plus(LEASE), 10)).isEmpty();
  }

  @Test
  void parameters_that_were_not_sent_are_forgotten_and_the_next_try_is_due_when_said() {
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request(1, "text"));

    attempts().release(id(), 1, NOW.plusSeconds(2), false);

    assertThat(sent()).isEmpty();
    assertThat(attempts().claim(id(), NOW.plusSeconds(1), LEASE)).isEmpty();
    assertThat(attempts().waiting(NOW.plusSeconds(2), 10)).containsExactly(id());
    assertThat(attempts().claim(id(), NOW.plusSeconds(2), LEASE)).isPresent();
  }

  @Test
  void parameters_whose_answer_is_unknown_are_kept_for_the_next_try() {
    CheckoutRequest request = request(1, "text");
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request);
    attempts().release(id(), 1, NOW, true);

    assertThat(attempts().claim(id(), NOW, LEASE).orElseThrow().sent()).contains(request);
    attempts().release(id(), 1, NOW, false);

    assertThat(sent()).as("may have been sent before").contains(request);
  }

  @Test
  void parameters_of_a_holder_who_died_may_have_been_sent() {
    CheckoutRequest request = request(1, "text");
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request);
    attempts().claim(id(), NOW.plus(LEASE), LEASE);

    attempts().release(id(), 1, NOW, false);

    assertThat(sent()).contains(request);
  }

  @Test
  void the_first_to_begin_has_the_attempt_and_its_parameters_in_one_step() {
    CheckoutRequest first = request(1, "first");

    assertThat(attempts().begin(first, NOW, LEASE)).isTrue();
    assertThat(attempts().begin(request(1, "second"), NOW, LEASE)).isFalse();
    assertThat(attempts().begin(request(1, "third"), NOW.plus(LEASE), LEASE)).isFalse();

    assertThat(sent()).contains(first);
    assertThat(attempts().waiting(NOW.plus(LEASE).minusMillis(1), 10)).isEmpty();
    assertThat(attempts().claim(id(), NOW.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
    assertThat(attempts().claim(id(), NOW.plus(LEASE), LEASE)).isPresent();
  }

  @Test
  void what_another_has_cannot_be_begun_and_what_was_not_sent_can_be_again() {
    attempts().claim(id(), NOW, LEASE);
    assertThat(attempts().begin(request(1, "first"), NOW, LEASE)).isFalse();
    assertThat(sent()).isEmpty();

    attempts().release(id(), 1, NOW, false);
    attempts().begin(request(1, "second"), NOW, LEASE);
    attempts().release(id(), 1, NOW, false);

    assertThat(sent()).as("never sent").isEmpty();
    assertThat(attempts().begin(request(1, "third"), NOW, LEASE)).isTrue();
  }

  @Test
  void the_countdown_of_a_held_order_starts_when_its_page_opens() {
    attempts().begin(request(1, "text"), NOW, LEASE);

    assertThat(attempts().opened(id(), 1, "cs_1", PAGE, UNTIL)).contains(UNTIL);

    assertThat(orders().find(id())).contains(order.keptUntil(UNTIL));
  }

  @Test
  void until_when_it_is_kept_is_told_as_everybody_reads_it_later() {
    attempts().begin(request(1, "text"), NOW, LEASE);

    Instant told =
        attempts().opened(id(), 1, "cs_1", PAGE, UNTIL.plusNanos(123_456_789)).orElseThrow();

    assertThat(orders().find(id())).contains(order.keptUntil(told));
  }

  @Test
  void a_page_of_an_order_that_is_no_longer_held_starts_no_countdown() {
    attempts().begin(request(1, "text"), NOW, LEASE);
    Order.Expired expired = order.expired(NOW);
    orders().move(order, expired);

    assertThat(attempts().opened(id(), 1, "cs_1", PAGE, UNTIL)).isEmpty();

    assertThat(orders().find(id())).contains(expired);
  }

  @Test
  void a_refusal_is_kept_and_ends_the_attempt() {
    attempts().claim(id(), NOW, LEASE);
    attempts().refused(id(), 1, "amount_too_small");

    assertThat(current()).isEqualTo(new CheckoutAttempt.Refused(id(), 1, "amount_too_small"));
    assertThat(attempts().claim(id(), NOW.plus(LEASE), LEASE)).isEmpty();
  }

  @Test
  void a_new_attempt_replaces_the_one_before_and_is_due_at_once() {
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request(1, "text"));
    attempts().next(id(), 2);
    attempts().next(id(), 2);

    assertThat(current()).isEqualTo(new CheckoutAttempt.Opening(id(), 2, Optional.empty()));
    assertThat(attempts().waiting(NOW, 10)).containsExactly(id());
    assertThat(attempts().of(id()))
        .extracting(CheckoutAttempt::number, CheckoutAttempt::state)
        .containsExactly(tuple(1, "closed"), tuple(2, "opening"));
    attempts().opened(id(), 1, "cs_1", PAGE, UNTIL);
    assertThat(current().state()).isEqualTo("opening");
    assertThat(attempts().claim(id(), NOW, LEASE)).isPresent();
  }

  @Test
  void a_replaced_hold_keeps_no_parameters_of_its_page() {
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request(1, "text"));
    orders().hold(Holds.of(ids, event).places(0, 2).browser(hold.browser()).replacing(id()).hold());

    attempts().opened(id(), 1, "cs_1", PAGE, UNTIL);

    assertThat(current())
        .isEqualTo(
            new CheckoutAttempt.Open(
                id(), 1, Optional.empty(), new CheckoutAttempt.Page("cs_1", PAGE)));
  }

  @Test
  void a_session_that_can_no_longer_be_paid_is_closed() {
    open();
    attempts().closed("cs_1");
    attempts().closed("cs_unknown");

    assertThat(current().state()).isEqualTo("closed");
    assertThat(attempts().stale(NOW.plus(Duration.ofDays(1)), 10)).isEmpty();
  }

  @Test
  void stale_are_open_sessions_past_their_end() {
    open();
    Instant end = request(1, "text").expiresAt();

    assertThat(attempts().stale(end.minusMillis(1), 10)).isEmpty();
    assertThat(attempts().stale(end, 10)).isEqualTo(List.of(current()));
    assertThat(attempts().stale(end, 0)).isEmpty();
  }

  @Test
  void stale_is_an_open_session_whose_order_is_no_longer_held() {
    open();
    orders().move(order, order.expired(NOW));

    assertThat(attempts().stale(NOW, 10)).isEqualTo(List.of(current()));
  }

  @Test
  void a_page_that_opens_after_its_hold_has_ended_is_known_and_stale() {
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request(1, "text"));
    orders().move(order, order.expired(NOW));

    attempts().opened(id(), 1, "cs_1", PAGE, UNTIL);

    assertThat(attempts().stale(NOW, 10)).isEqualTo(List.of(current()));
  }

  @Test
  void stripe_is_asked_about_an_order_at_most_once_per_interval() {
    Duration interval = Duration.ofSeconds(5);

    assertThat(attempts().mayAsk(id(), NOW, interval)).isTrue();
    assertThat(attempts().mayAsk(id(), NOW.plusSeconds(4), interval)).isFalse();
    assertThat(attempts().mayAsk(id(), NOW.plusSeconds(5), interval)).isTrue();
    assertThat(attempts().mayAsk(new OrderId(ids.next()), NOW, interval)).isFalse();
  }

  @Test
  void an_order_that_is_not_there_has_no_attempt() {
    assertThat(attempts().current(new OrderId(ids.next()))).isEmpty();
    assertThat(attempts().of(new OrderId(ids.next()))).isEmpty();
    assertThat(attempts().claim(new OrderId(ids.next()), NOW, LEASE)).isEmpty();
  }

  private void open() {
    attempts().claim(id(), NOW, LEASE);
    attempts().sending(request(1, "text"));
    attempts().opened(id(), 1, "cs_1", PAGE, UNTIL);
  }

  private CheckoutAttempt current() {
    return attempts().current(id()).orElseThrow();
  }

  private Optional<CheckoutRequest> sent() {
    return InMemoryCheckoutAttempts.parameters(current());
  }

  private OrderId id() {
    return order.id();
  }

  @Test
  void the_parameters_of_a_page_that_is_over_are_forgotten() {
    CheckoutRequest first = request(1, "first");
    assertThat(attempts().begin(first, NOW, LEASE)).isTrue();
    attempts().opened(id(), 1, "cs_over", URI.create("https://pay.example/1"), NOW.plus(LEASE));
    assertThat(sent()).contains(first);

    attempts().closed("cs_over");

    assertThat(current().state()).isEqualTo("closed");
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_page_that_is_to_be_asked_about_later_is_not_stale_until_then() {
    CheckoutRequest first = request(1, "first");
    attempts().begin(first, NOW, LEASE);
    attempts().opened(id(), 1, "cs_stuck", URI.create("https://pay.example/1"), NOW.plus(LEASE));
    Instant over = first.expiresAt().plusSeconds(1);
    assertThat(attempts().stale(over, 9)).hasSize(1);

    attempts().askLater(id(), over.plusSeconds(30));

    assertThat(attempts().stale(over.plusSeconds(29), 9)).isEmpty();
    assertThat(attempts().stale(over.plusSeconds(30), 9)).hasSize(1);
  }

  private static final InventoryId TIER =
      new InventoryId(UUID.fromString("01930000-0000-7000-8000-0000000000f1"));

  private CheckoutRequest request(int attempt, String description) {
    return new CheckoutRequest(
        id(),
        order.details().event(),
        attempt,
        order.details().reference().toString(),
        new CheckoutRequest.Shown(
            hold.buyer().email(),
            Language.ES,
            List.of(
                new CheckoutRequest.Line(
                    TIER, "Noche de Humo, General", "", SampleEvents.usd(3_250), 2),
                new CheckoutRequest.Line(
                    TIER, "Noche de Humo, Balcón", "\"1\" 🙂", SampleEvents.usd(50), 1)),
            description),
        new CheckoutRequest.Back(
            URI.create("https://maguey.example/orders/t?back=paid"),
            URI.create("https://maguey.example/orders/t?back=unpaid")),
        NOW.plus(Duration.ofMinutes(31)).plusNanos(123_456_000));
  }
}
