package live.maguey.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import live.maguey.alerts.Alert;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;

/// The server with one event on sale, for what comes after the choice. Orders are of two places at
/// $30.00 unless the test says otherwise.
public final class OneEvent extends BoxOffice {
  public static final Duration SESSION_LIVES = Duration.ofMinutes(31);

  public final Random random = new Random(7);
  public final Event event;

  private OneEvent(SampleEvents sample) {
    event = sample.event();
    assertThat(events.add(event)).isTrue();
  }

  /// An event of one tier at $30.00.
  public static OneEvent withPlaces(int capacity) {
    return new OneEvent(SampleEvents.tonight(new SequentialIds(9)).tier("General", capacity));
  }

  public static OneEvent withFreePlaces(int capacity) {
    return new OneEvent(
        SampleEvents.tonight(new SequentialIds(9))
            .tier("General", capacity, SampleEvents.price("Guest list", 0, 0)));
  }

  public Order.Held hold() {
    return hold(2);
  }

  public Order.Held hold(int places) {
    Hold hold = Holds.of(ids, event).places(0, places).at(clock.instant()).hold();
    assertThat(orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }

  /// A held order whose payment page is open.
  public Order.Held atThePage() {
    Order.Held order = hold();
    openPage(order);
    return order;
  }

  /// @return the session
  public String openPage(Order order) {
    return openPage(order, order.total());
  }

  /// A page that asks for another amount than the order's.
  ///
  /// @return the session
  public String openPage(Order order, Money amount) {
    CheckoutRequest request = request(order, amount);
    attempts.sending(request);
    if (stripe.open(request) instanceof PaymentGateway.Opened.Open(String session, URI url)) {
      attempts.opened(
          order.id(), 1, session, url, order.details().placedAt().plus(Holds.HOLD_TIME));
      return session;
    }
    throw new IllegalStateException("no page for " + order.id());
  }

  /// A page is asked for, it is opened, and the answer is lost.
  public void loseTheAnswerWithThePage(Order order) {
    CheckoutRequest request = request(order, order.total());
    attempts.sending(request);
    assertThat(stripe.loseReplyOfNext().open(request))
        .isInstanceOf(PaymentGateway.Opened.Unknown.class);
  }

  public CheckoutRequest request(Order order) {
    return request(order, order.total());
  }

  private CheckoutRequest request(Order order, Money amount) {
    return new CheckoutRequest(
        order.id(),
        order.details().event(),
        1,
        order.details().reference().toString(),
        new CheckoutRequest.Shown(
            orders.buyer(order.details().buyer()).orElseThrow().email(),
            order.details().language(),
            List.of(
                new CheckoutRequest.Line(
                    order.details().lines().getFirst().item().inventory(),
                    "General",
                    "",
                    amount,
                    1)),
            "test"),
        new CheckoutRequest.Back(
            URI.create("http://localhost/back"), URI.create("http://localhost/back")),
        clock.instant().plus(SESSION_LIVES));
  }

  public void cancelEvent() {
    events.change(event.id(), SampleEvents::cancelled);
  }

  /// Settles the order with what was learnt, all at once. @return what was done
  public List<Step> learn(Fact... evidence) {
    return switch (settle.settle(evidence[0].order(), List.of(evidence), Cause.job("test"))) {
      case SettlePayment.Outcome.Settled(Order _, List<Step> steps) -> steps;
      case SettlePayment.Outcome.NoSuchOrder(OrderId id) ->
          throw new IllegalStateException("no order " + id);
    };
  }

  public Order now(Order order) {
    return orders.find(order.id()).orElseThrow();
  }

  public CheckoutAttempt attempt(Order order) {
    return attempts.current(order.id()).orElseThrow();
  }

  public int placesTaken() {
    return events.tier(event.tiers().getFirst().id()).orElseThrow().taken();
  }

  public List<Ticket> tickets(Order order) {
    return tickets.of(order.id());
  }

  /// The order's only refund.
  public Refund refund(Order order) {
    assertThat(refunds.of(order.id())).hasSize(1);
    return refunds.of(order.id()).getFirst();
  }

  /// As `CHARGE pi_1 6000`, sorted.
  public List<String> book(Order order) {
    return ledger.of(order.id()).stream()
        .map(e -> e.kind() + " " + e.source() + " " + e.amount().minor())
        .sorted()
        .toList();
  }

  /// What is in the book without Stripe's fees: came in, less went back.
  public Money balance(Order order) {
    return sum(order, e -> e.kind() != LedgerEntry.Kind.FEE);
  }

  public Money sum(Order order, Predicate<LedgerEntry> which) {
    return ledger.of(order.id()).stream()
        .filter(which)
        .map(LedgerEntry::amount)
        .reduce(Money.zero(order.total().currency()), Money::plus);
  }

  /// As `TICKETS <subject>`, sorted.
  public List<String> mails(Order order) {
    return outbox.list(null, order.id(), 99).stream()
        .map(mail -> mail.kind() + " " + mail.subject())
        .sorted()
        .toList();
  }

  public List<Email.Kind> mailKinds(Order order) {
    return outbox.list(null, order.id(), 99).stream().map(Email::kind).sorted().toList();
  }

  /// As `kind, subject`, sorted.
  public List<String> alarms() {
    return alerts.open(99).stream().map(OneEvent::alarm).sorted().toList();
  }

  private static String alarm(Alert alert) {
    return alert.kind().text() + ", " + alert.subject();
  }
}
