package live.maguey.checkout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Venue;
import live.maguey.orders.Buyer;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.Orders;
import live.maguey.orders.PaymentPage;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Backoff;
import live.maguey.shared.Language;
import live.maguey.shared.Retries;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

/// Opens the payment page of a held order: at once for the buyer who waits, later by a worker for
/// one who found no slot. Between the hold and Stripe's answer the attempt is `opening`, leased to
/// the caller; a lost answer is settled by the same parameters under the same key.
public final class OpenCheckout implements PaymentPage {
  private static final Retries RETRIES =
      Retries.ofTries(4, Duration.ofSeconds(15), Backoff.steady(Duration.ofSeconds(2)));

  /// Stripe's least is 30 minutes from its own now.
  private static final Duration SESSION_LIVES = Duration.ofMinutes(31);

  /// After this the parameters' own end is too near for Stripe to open them for the first time.
  private static final Duration PARAMETERS_KEEP = Duration.ofSeconds(55);

  private static final int FIRST = 1;

  private final Orders orders;
  private final Events events;
  private final CheckoutAttempts attempts;
  private final PaymentGateway gateway;
  private final SettlePayment settle;
  private final OrderLinks links;
  private final Venue venue;
  private final Duration holdTime;
  private final InstantSource clock;

  public OpenCheckout(
      Orders orders,
      Events events,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      SettlePayment settle,
      OrderLinks links,
      Venue venue,
      Duration holdTime,
      InstantSource clock) {
    this.orders = orders;
    this.events = events;
    this.attempts = attempts;
    this.gateway = gateway;
    this.settle = settle;
    this.links = links;
    this.venue = venue;
    this.holdTime = holdTime;
    this.clock = clock;
  }

  @Override
  public Opening openFirst(Order.Held held, Event event, Buyer buyer) {
    if (held.total().isZero()) {
      return settleFree(held);
    }
    Instant now = clock.instant();
    CheckoutRequest request = request(held, FIRST, event, buyer, now);
    return attempts.begin(request, now, RETRIES.lease())
        ? answer(held, FIRST, request, gateway.open(request), false)
        : open(held.id());
  }

  @Override
  public Opening open(OrderId id) {
    Optional<Order> order = orders.find(id);
    if (!(order.orElse(null) instanceof Order.Held held)) {
      return notHeld(id, order);
    }
    if (held.total().isZero()) {
      return settleFree(held);
    }
    if (events.find(held.details().event()).orElseThrow().state() == Event.State.CANCELLED) {
      // Its hold ends soon. Until then nobody is sent to pay for it, and it does not wait at the
      // head of the queue.
      Instant now = clock.instant();
      attempts
          .claim(id, now, RETRIES.lease())
          .ifPresent(attempt ->
              attempts.release(id, attempt.number(), askAgain(held, attempt.number(), now), false));
      return new Opening.NotHeld();
    }
    return switch (attempts.current(id).orElseThrow()) {
      case CheckoutAttempt.Open open -> new Opening.Open(open.page().url(), held.expiresAt());
      case CheckoutAttempt.Closed _ -> new Opening.NotHeld();
      case CheckoutAttempt.Refused(_, int number, String reason) -> fail(id, number, reason);
      case CheckoutAttempt.Opening _ ->
          attempts
              .claim(id, clock.instant(), RETRIES.lease())
              .map(attempt -> ask(held, attempt))
              .orElseGet(Opening.Running::new);
    };
  }

  @Override
  public void close(OrderId replaced) {
    Instant now = clock.instant();
    settle.settle(
        replaced, List.of(new Fact.HoldReleased(replaced, now, "buyer")), Cause.job("choice"));
    Optional<String> session = attempts.current(replaced).flatMap(CheckoutAttempt::session);
    if (session.isPresent() && gateway.expire(session.get()) == PaymentGateway.Closed.EXPIRED) {
      attempts.closed(session.get());
    }
  }

  /// Opens what waits, the oldest first. @return the orders whose page was asked for
  public List<OrderId> openWaiting(int limit) {
    List<OrderId> waiting = attempts.waiting(clock.instant(), limit);
    waiting.forEach(this::open);
    return waiting;
  }

  private Opening settleFree(Order.Held held) {
    settle.settle(held.id(), List.of(free(held)), Cause.job("free"));
    return new Opening.NotHeld();
  }

  private Opening ask(Order.Held held, CheckoutAttempt.Opening attempt) {
    Instant now = clock.instant();
    Optional<CheckoutRequest> tooOld =
        attempt
            .sent()
            .filter(
                sent -> now.isAfter(sent.expiresAt().minus(SESSION_LIVES).plus(PARAMETERS_KEEP)));
    if (tooOld.isPresent()) {
      // Repeating gives the stored answer if there is one; otherwise Stripe refuses the time, which
      // proves that nothing was opened.
      CheckoutRequest sent = tooOld.get();
      return answer(held, attempt.number(), sent, gateway.open(sent), true);
    }
    CheckoutRequest request = attempt.sent().orElseGet(() -> request(held, attempt.number(), now));
    attempts.sending(request);
    return answer(held, attempt.number(), request, gateway.open(request), false);
  }

  private Opening answer(
      Order.Held held,
      int number,
      CheckoutRequest request,
      PaymentGateway.Opened opened,
      boolean parametersTooOld) {
    OrderId id = held.id();
    Instant now = clock.instant();
    return switch (opened) {
      case PaymentGateway.Opened.Open(String session, URI url) -> {
        // The hold may have ended while Stripe answered: nobody is sent to a page of no places.
        yield attempts
            .opened(id, number, session, url, now.plus(holdTime))
            .<Opening>map(until -> new Opening.Open(url, until))
            .orElseGet(Opening.NotHeld::new);
      }
      case PaymentGateway.Opened.Busy() -> {
        attempts.release(id, number, now, parametersTooOld);
        yield new Opening.Later();
      }
      case PaymentGateway.Opened.Refused(String code, String _) -> {
        if (parametersTooOld && !areOver(held, number, now)) {
          attempts.next(id, number + 1);
          yield new Opening.Later();
        }
        attempts.refused(id, number, code);
        yield fail(id, number, code);
      }
      case PaymentGateway.Opened.Broken(String _) -> {
        if (areOver(held, number, now)) {
          attempts.refused(id, number, "payments-broken");
          yield fail(id, number, "payments-broken");
        }
        attempts.next(id, number + 1);
        yield new Opening.Later();
      }
      case PaymentGateway.Opened.Unknown(String _) -> {
        attempts.release(id, number, askAgain(held, number, now), true);
        yield new Opening.Later();
      }
    };
  }

  private static Instant askAgain(Order.Held held, int number, Instant now) {
    return now.plus(RETRIES.pause(held.details().placedAt(), now, number));
  }

  private static boolean areOver(Order.Held held, int number, Instant now) {
    return RETRIES.areOver(held.details().placedAt(), now, number);
  }

  /// Safe to repeat: the next caller that finds the refusal of an order that is still held finishes
  /// this.
  private Opening fail(OrderId order, int number, String code) {
    Fact refused = refused(order, number, code, clock.instant());
    settle.settle(order, List.of(refused), Cause.job("checkout"));
    return new Opening.Refused(code);
  }

  private Opening notHeld(OrderId id, Optional<Order> order) {
    Optional<CheckoutAttempt> current = attempts.current(id);
    // A new attempt that was made while the hold ended: nothing was sent, and left alone it would
    // wait at the head of the queue forever.
    current
        .filter(CheckoutAttempt.Opening.class::isInstance)
        .flatMap(_ -> attempts.claim(id, clock.instant(), RETRIES.lease()))
        .ifPresent(attempt -> attempts.refused(id, attempt.number(), "not-held"));
    return order.orElse(null) instanceof Order.Failed
            && current.orElse(null) instanceof CheckoutAttempt.Refused(_, _, String reason)
        ? new Opening.Refused(reason)
        : new Opening.NotHeld();
  }

  private CheckoutRequest request(Order.Held held, int number, Instant now) {
    Event event = events.find(held.details().event()).orElseThrow();
    Buyer buyer = orders.buyer(held.details().buyer()).orElseThrow();
    return request(held, number, event, buyer, now);
  }

  private CheckoutRequest request(
      Order.Held held, int number, Event event, Buyer buyer, Instant now) {
    List<CheckoutRequest.Line> lines = new ArrayList<>();
    held.details()
        .lines()
        .forEach(l ->
            lines.add(
                new CheckoutRequest.Line(
                    l.item().inventory(),
                    event.title(buyer.language()).text()
                        + ", "
                        + l.item().named(event, buyer.language()).text(),
                    note(l, event, buyer.language()),
                    l.price().each(),
                    l.quantity())));
    return new CheckoutRequest(
        held.id(),
        held.details().event(),
        number,
        held.details().reference().toString(),
        new CheckoutRequest.Shown(
            buyer.email(),
            buyer.language(),
            lines,
            venue.name() + " " + held.details().reference() + ", " + event.title()),
        new CheckoutRequest.Back(
            links.back(held.details(), true), links.back(held.details(), false)),
        now.plus(SESSION_LIVES));
  }

  /// Where it is, and of a deposit what is still to be spent.
  private static String note(OrderLine line, Event event, Language reader) {
    String where = line.item().noted(event, reader).text();
    return line.minimumSpend()
        .map(spend ->
            where
                + ". "
                + Words.of("payment", reader)
                    .get(
                        "deposit",
                        MoneyText.of(spend),
                        MoneyText.of(line.atTheTable().orElseThrow())))
        .orElse(where);
  }

  private Fact free(Order.Held held) {
    return new Fact.Free(held.id(), clock.instant(), "checkout");
  }

  private static Fact refused(OrderId order, int number, String code, Instant now) {
    return new Fact.PageRefused(order, CheckoutRequest.key(order, number), code, now, "checkout");
  }
}
