package live.maguey.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every gateway to a payment provider promises.
@Requirement("PAY-01")
public abstract class PaymentGatewayContract {
  private static final Currency USD = Currency.getInstance("USD");
  private static final EventId EVENT = EventId.parse("01930000-0000-7000-8000-0000000000e1");
  private static final InventoryId TIER =
      new InventoryId(UUID.fromString("01930000-0000-7000-8000-0000000000f1"));
  private static final Money TOTAL = Money.of(2 * 3600 + 6000, USD);

  private int last;

  /// With nothing in it yet, and the same one during a test.
  protected abstract PaymentGateway gateway();

  protected abstract Instant now();

  /// Moves the provider's clock and the gateway's.
  protected abstract void advance(Duration by);

  /// Pays a page with a good card. @return the payment intent
  protected abstract String pay(String session);

  /// Tries a card without money. @return the payment intent
  protected abstract String declineForFunds(String session);

  /// The fees of all payments so far become known, soon.
  protected abstract void bookFees();

  /// Refunds stay pending from now on.
  protected abstract void refundsStayPending();

  /// The next call that changes something does so, and its answer is lost.
  protected abstract void loseReplyOfNext();

  @Test
  void an_opened_page_has_an_address_and_proves_nothing_yet() {
    PaymentGateway.Opened.Open open = open(request(1));

    assertThat(open.url().isAbsolute()).isTrue();
    assertThat(facts(open.session())).isEmpty();
  }

  @Test
  void the_same_request_again_is_the_same_page() {
    CheckoutRequest request = request(1);

    assertThat(open(request)).isEqualTo(open(request));
  }

  @Test
  void another_attempt_is_another_page() {
    CheckoutRequest first = request(1);

    assertThat(open(first).session()).isNotEqualTo(open(again(first, 2)).session());
  }

  @Test
  void a_key_with_other_parameters_is_broken() {
    CheckoutRequest first = request(1);
    open(first);

    assertThat(gateway().open(expiring(first, first.expiresAt().plusSeconds(60))))
        .isInstanceOf(PaymentGateway.Opened.Broken.class);
  }

  @Test
  void a_page_that_would_end_too_soon_is_refused() {
    CheckoutRequest request = expiring(request(1), now().plus(Duration.ofMinutes(5)));

    assertThat(gateway().open(request)).isInstanceOf(PaymentGateway.Opened.Refused.class);
  }

  @Test
  void a_lost_answer_is_found_again_under_the_same_key() {
    CheckoutRequest request = request(1);
    loseReplyOfNext();

    assertThat(gateway().open(request)).isInstanceOf(PaymentGateway.Opened.Unknown.class);
    assertThat(open(request)).isEqualTo(open(request));
  }

  @Test
  void an_expired_page_stays_expired() {
    String session = open(request(1)).session();

    assertThat(gateway().expire(session)).isEqualTo(PaymentGateway.Closed.EXPIRED);
    assertThat(gateway().expire(session)).isEqualTo(PaymentGateway.Closed.EXPIRED);
    assertThat(facts(session))
        .extracting(Fact::identity)
        .containsExactly(new Fact.Identity(Fact.Kind.PAGE, session, "expired"));
  }

  @Test
  void a_paid_page_cannot_be_expired_any_more() {
    String session = open(request(1)).session();
    pay(session);

    assertThat(gateway().expire(session)).isEqualTo(PaymentGateway.Closed.COMPLETE);
  }

  @Test
  void an_unknown_page_is_not_called_expired() {
    assertThat(gateway().expire("cs_test_nobody")).isEqualTo(PaymentGateway.Closed.UNKNOWN);
  }

  @Test
  void a_payment_is_the_same_capture_by_page_and_by_intent() {
    CheckoutRequest request = request(1);
    String session = open(request).session();
    String intent = pay(session);

    Fact.Captured byPage = only(facts(session), Fact.Captured.class);
    Fact.Captured byIntent = only(facts(intent), Fact.Captured.class);

    assertThat(byPage).isEqualTo(byIntent);
    assertThat(byPage.order()).isEqualTo(request.order());
    assertThat(byPage.payment()).isEqualTo(intent);
    assertThat(byPage.amount()).isEqualTo(TOTAL);
  }

  @Test
  void a_decline_is_known_by_its_reason_and_leaves_the_page_open() {
    String session = open(request(1)).session();
    String intent = declineForFunds(session);

    Fact.Declined decline = only(facts(intent), Fact.Declined.class);

    assertThat(decline.reason()).isEqualTo(DeclineReason.INSUFFICIENT_FUNDS);
    assertThat(pay(session)).isEqualTo(intent);
    assertThat(facts(session)).singleElement().isInstanceOf(Fact.Captured.class);
  }

  @Test
  void the_fee_comes_after_the_payment_and_names_it() {
    String session = open(request(1)).session();
    String intent = pay(session);
    assertThat(Fact.of(facts(session), Fact.Fee.class)).isEmpty();

    bookFees();

    eventually(() -> {
      Fact.ChargeFee fee = only(facts(session), Fact.ChargeFee.class);
      assertThat(fee.payment()).contains(intent);
      assertThat(fee.amount().isPositive()).isTrue();
      assertThat(facts(intent)).contains(fee);
    });
  }

  @Test
  void what_does_not_exist_is_missing() {
    assertThat(gateway().evidence("cs_test_nobody"))
        .isEqualTo(new PaymentGateway.Evidence.Missing());
    assertThat(gateway().evidence("pi_nobody")).isEqualTo(new PaymentGateway.Evidence.Missing());
    assertThat(gateway().evidence("re_nobody")).isEqualTo(new PaymentGateway.Evidence.Missing());
  }

  @Test
  void a_refund_names_us_and_the_order() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Refund refund = refund(request, intent, TOTAL);

    PaymentGateway.Refunded.Made made = made(refund);

    assertThat(made.news()).isEqualTo(RefundNews.SUCCEEDED);
    Fact.RefundTold told = only(facts(made.object()), Fact.RefundTold.class);
    assertThat(told.order()).isEqualTo(request.order());
    assertThat(told.ours()).contains(refund.id());
    assertThat(told.news()).isEqualTo(RefundNews.SUCCEEDED);
    assertThat(told.amount()).isEqualTo(TOTAL);
  }

  @Test
  void a_refund_on_its_way_is_pending() {
    refundsStayPending();
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());

    PaymentGateway.Refunded.Made made = made(refund(request, intent, TOTAL));

    assertThat(made.news()).isEqualTo(RefundNews.PENDING);
    assertThat(only(facts(made.object()), Fact.RefundTold.class).news())
        .isEqualTo(RefundNews.PENDING);
  }

  @Test
  void the_same_refund_again_gives_nothing_back_twice() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Refund refund = refund(request, intent, Money.of(1000, USD));

    assertThat(made(refund)).isEqualTo(made(refund));
  }

  @Test
  void a_lost_refund_is_found_again_by_its_key_by_its_id_and_after_the_key_was_forgotten() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Refund refund = refund(request, intent, Money.of(1000, USD));
    loseReplyOfNext();

    assertThat(gateway().refund(refund)).isInstanceOf(PaymentGateway.Refunded.Unknown.class);

    PaymentGateway.Refunded.Made byKey = made(refund);
    assertThat(made(asked(refund, 2, null))).isEqualTo(byKey);
    Instant asked = now();
    advance(Duration.ofHours(25));
    assertThat(made(asked(refund, 1, asked))).isEqualTo(byKey);
  }

  @Test
  void parts_can_be_refunded_until_nothing_is_left() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());
    Money part = Money.of(TOTAL.minor() / 2, USD);

    made(refund(request, intent, part));
    made(refund(request, intent, part));

    assertThat(gateway().refund(refund(request, intent, part)))
        .isEqualTo(new PaymentGateway.Refunded.BackAlready());
  }

  @Test
  void more_than_was_paid_is_refused() {
    CheckoutRequest request = request(1);
    String intent = pay(open(request).session());

    assertThat(gateway().refund(refund(request, intent, TOTAL.times(2))))
        .isInstanceOf(PaymentGateway.Refunded.Refused.class);
  }

  @Test
  void events_are_listed_newest_first_and_on_from_any_of_them() {
    Instant start = now();
    String paid = open(request(1)).session();
    pay(paid);
    gateway().expire(open(request(1)).session());

    List<PaymentGateway.Raw> events = listed(start, null);

    assertThat(events)
        .extracting(PaymentGateway.Raw::type)
        .containsSubsequence("checkout.session.expired", "checkout.session.completed");
    assertThat(events).extracting(PaymentGateway.Raw::id).doesNotHaveDuplicates();
    assertThat(events.getLast().body()).contains(paid);
    assertThat(listed(start, events.getFirst().id())).isEqualTo(events.subList(1, events.size()));
    assertThat(listed(now().plusSeconds(60), null)).isEmpty();
  }

  protected final CheckoutRequest request(int attempt) {
    UUID id = new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L | ++last);
    OrderId order = new OrderId(id);
    return new CheckoutRequest(
        order,
        EVENT,
        attempt,
        OrderReference.of(order).toString(),
        new CheckoutRequest.Shown(
            EmailAddress.parse("buyer@example.com"),
            Language.ES,
            List.of(
                new CheckoutRequest.Line(
                    TIER, "Noche de Agave, General", "", Money.of(3600, USD), 2),
                new CheckoutRequest.Line(
                    TIER, "Noche de Agave, Balcony", "21+", Money.of(6000, USD), 1)),
            "Maguey MGY, Noche de Agave"),
        new CheckoutRequest.Back(
            URI.create("http://localhost:8080/orders/1?back=paid"),
            URI.create("http://localhost:8080/orders/1?back=unpaid")),
        now().plus(Duration.ofMinutes(31)));
  }

  protected final PaymentGateway.Opened.Open open(CheckoutRequest request) {
    PaymentGateway.Opened opened = gateway().open(request);
    assertThat(opened).isInstanceOf(PaymentGateway.Opened.Open.class);
    return (PaymentGateway.Opened.Open) opened;
  }

  private static CheckoutRequest again(CheckoutRequest r, int attempt) {
    return new CheckoutRequest(
        r.order(), r.event(), attempt, r.reference(), r.shown(), r.back(), r.expiresAt());
  }

  private static CheckoutRequest expiring(CheckoutRequest r, Instant at) {
    return new CheckoutRequest(
        r.order(), r.event(), r.attempt(), r.reference(), r.shown(), r.back(), at);
  }

  protected final Refund refund(CheckoutRequest request, String intent, Money amount) {
    return Refund.requested(
        new RefundId(new UUID(request.order().value().getMostSignificantBits(), ++last)),
        request.order(),
        intent,
        amount,
        "late",
        now(),
        new Refund.Subject.Payment());
  }

  private static Refund asked(Refund r, int attempt, @Nullable Instant first) {
    return new Refund(
        r.id(),
        r.order(),
        r.payment(),
        r.amount(),
        r.reason(),
        attempt,
        r.requestedAt(),
        new Refund.Standing.Requested(Optional.ofNullable(first)),
        r.subject());
  }

  private PaymentGateway.Refunded.Made made(Refund refund) {
    PaymentGateway.Refunded refunded = gateway().refund(refund);
    assertThat(refunded).isInstanceOf(PaymentGateway.Refunded.Made.class);
    return (PaymentGateway.Refunded.Made) refunded;
  }

  protected final List<Fact> facts(String object) {
    PaymentGateway.Evidence evidence = gateway().evidence(object);
    assertThat(evidence).isInstanceOf(PaymentGateway.Evidence.Found.class);
    return ((PaymentGateway.Evidence.Found) evidence).facts();
  }

  protected static <F extends Fact> F only(List<Fact> facts, Class<F> type) {
    List<F> found = Fact.of(facts, type).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<PaymentGateway.Raw> listed(Instant since, @Nullable String after) {
    List<PaymentGateway.Raw> all = new ArrayList<>();
    @Nullable String next = after;
    do {
      PaymentGateway.Page page = gateway().events(since, next);
      all.addAll(page.events());
      next = page.next().orElse(null);
    } while (next != null);
    return all;
  }

  private static void eventually(Runnable assertion) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }
}
