package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.Step;
import org.jspecify.annotations.Nullable;

/// Heals what webhooks missed: asks Stripe about sessions that should have ended, and fetches
/// events that Stripe lists and the inbox lacks. Everything found goes through the same inbox and
/// the same settle.
public final class HealPayments {
  /// Stripe lists events of the last 30 days.
  private static final Duration LISTED = Duration.ofDays(30);

  /// Events become visible in the list a little after they are created.
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /// How long a page waits that could not be closed.
  private static final Duration SOONEST = Duration.ofSeconds(15);

  private static final Duration LATEST = Duration.ofMinutes(5);

  private final Orders orders;
  private final CheckoutAttempts attempts;
  private final PaymentGateway gateway;
  private final WebhookEvents inbox;
  private final SettlePayment settle;
  private final InstantSource clock;

  public HealPayments(
      Orders orders,
      CheckoutAttempts attempts,
      PaymentGateway gateway,
      WebhookEvents inbox,
      SettlePayment settle,
      InstantSource clock) {
    this.orders = orders;
    this.attempts = attempts;
    this.gateway = gateway;
    this.inbox = inbox;
    this.settle = settle;
    this.clock = clock;
  }

  /// @param sessions how many sessions moved their order or had to be ended; @param events how many
  ///   missing events were fetched
  public record Healed(int sessions, int events) {}

  /// @throws live.maguey.shared.Unavailable when Stripe does not answer; what was healed stays
  ///   healed
  public Healed heal() {
    return new Healed(closeStaleSessions(100), pullEvents());
  }

  private int closeStaleSessions(int limit) {
    int settled = 0;
    for (CheckoutAttempt.Open attempt : attempts.stale(clock.instant(), limit)) {
      String session = attempt.page().session();
      Page page = ask(attempt.order(), session);
      boolean ended = false;
      if (page == Page.OPEN && !(orders.find(attempt.order()).orElse(null) instanceof Order.Held)) {
        gateway.expire(session);
        page = ask(attempt.order(), session);
        ended = page != Page.OPEN;
      }
      if (page == Page.OPEN) {
        attempts.askLater(attempt.order(), askAgain(attempt));
      }
      settled += ended || page == Page.NEWS ? 1 : 0;
    }
    return settled;
  }

  /// The longer a page cannot be closed, the longer it waits: the rest is not to wait for it.
  private Instant askAgain(CheckoutAttempt.Open attempt) {
    Instant now = clock.instant();
    Duration over =
        attempt
            .sent()
            .map(sent -> Duration.between(sent.expiresAt(), now).dividedBy(4))
            .orElse(Duration.ZERO);
    if (over.compareTo(SOONEST) < 0) {
      return now.plus(SOONEST);
    }
    return now.plus(over.compareTo(LATEST) > 0 ? LATEST : over);
  }

  private enum Page {
    OPEN,
    /// It has ended, and all that it brought was known.
    KNOWN,
    /// It has ended, and the order has moved by what it brought.
    NEWS
  }

  /// A session that has ended is closed here too: a paid order says nothing of its page, which
  /// would be asked about again and again.
  private Page ask(OrderId order, String session) {
    if (gateway.evidence(session) instanceof PaymentGateway.Evidence.Found(List<Fact> facts)
        && facts.stream().anyMatch(HealPayments::endsPage)) {
      SettlePayment.Outcome outcome = settle.settle(order, facts, Cause.job("heal"));
      attempts.closed(session);
      return outcome instanceof SettlePayment.Outcome.Settled(Order _, List<Step> steps)
              && steps.isEmpty()
          ? Page.KNOWN
          : Page.NEWS;
    }
    return Page.OPEN;
  }

  /// A page may tell of a declined try, and stays open.
  private static boolean endsPage(Fact fact) {
    return switch (fact) {
      case Fact.Captured _, Fact.PageEnded _, Fact.PageRefused _ -> true;
      case Fact.Free _,
          Fact.HoldLapsed _,
          Fact.HoldReleased _,
          Fact.EventOff _,
          Fact.Declined _,
          Fact.RefundTold _,
          Fact.RefundOf _,
          Fact.Fee _,
          Fact.DisputeTold _,
          Fact.DisputeDue _,
          Fact.DisputeMoved _,
          Fact.FraudWarning _ ->
          false;
    };
  }

  /// Events that Stripe lists since then and the inbox lacks, newest first.
  ///
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  public List<PaymentGateway.Raw> missing(Instant since) {
    List<PaymentGateway.Raw> missing = new ArrayList<>();
    @Nullable String after = null;
    do {
      PaymentGateway.Page page = gateway.events(since, after);
      missing.addAll(unknown(page.events()));
      after = page.next().orElse(null);
    } while (after != null);
    return missing;
  }

  /// Brings events into the inbox, as if they had been delivered.
  ///
  /// @return those that it still lacked
  public List<PaymentGateway.Raw> store(List<PaymentGateway.Raw> events) {
    Instant now = clock.instant();
    return events.stream().filter(event -> inbox.store(pulled(event, now))).toList();
  }

  private int pullEvents() {
    Instant now = clock.instant();
    Instant since = inbox.pulledUntil().map(t -> t.minus(OVERLAP)).orElse(now.minus(LISTED));
    int stored = 0;
    @Nullable String after = null;
    do {
      PaymentGateway.Page page = gateway.events(since, after);
      stored += store(unknown(page.events())).size();
      after = page.next().orElse(null);
    } while (after != null);
    inbox.pulledUntil(now);
    return stored;
  }

  private List<PaymentGateway.Raw> unknown(List<PaymentGateway.Raw> listed) {
    Set<String> known =
        new HashSet<>(inbox.known(listed.stream().map(PaymentGateway.Raw::id).toList()));
    return listed.stream().filter(event -> !known.contains(event.id())).toList();
  }

  private static WebhookEvent pulled(PaymentGateway.Raw event, Instant now) {
    return new WebhookEvent(
        event.id(),
        event.type(),
        event.livemode(),
        event.createdAt(),
        now,
        WebhookEvent.Origin.PULL,
        event.body(),
        null,
        new WebhookEvent.State.Received(now));
  }
}
