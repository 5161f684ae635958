package live.maguey.refunds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.Cause;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.shared.Backoff;
import live.maguey.shared.Retries;
import live.maguey.shared.Trail;
import live.maguey.shared.UnitOfWork;

/// Asks Stripe for the refunds that were decided, under a key of each attempt's own.
public final class SendRefunds {
  private static final Retries RETRIES =
      Retries.ofTries(
          5, Duration.ofSeconds(30), new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5)));

  private final Refunds refunds;
  private final PaymentGateway gateway;
  private final Settling settle;
  private final Alerts alerts;
  private final UnitOfWork work;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SendRefunds(
      Refunds refunds,
      PaymentGateway gateway,
      Settling settle,
      Alerts alerts,
      UnitOfWork work,
      InstantSource clock,
      RandomGenerator random) {
    this.refunds = refunds;
    this.gateway = gateway;
    this.settle = settle;
    this.alerts = alerts;
    this.work = work;
    this.clock = clock;
    this.random = random;
  }

  public record Sent(Refund refund, String answer) {}

  public List<Sent> send(int limit) {
    return send(limit, Trail.NONE);
  }

  /// @param trail of each refund's order
  public List<Sent> send(int limit, Trail trail) {
    List<Sent> sent = new ArrayList<>();
    for (Refund refund : refunds.claim(limit, clock.instant(), RETRIES.lease())) {
      String answer = trail.follow(null, refund.order().toString(), () -> send(refund));
      sent.add(new Sent(refund, answer));
    }
    return sent;
  }

  private String send(Refund refund) {
    Instant now = clock.instant();
    return switch (gateway.refund(refund)) {
      case PaymentGateway.Refunded.Made(String object, RefundNews news) -> {
        refunds.moved(refund.id(), object, RefundNews.PENDING, now);
        settle.settle(
            refund.order(),
            List.of(told(refund, object, news), of(refund, object)),
            Cause.job("refunds"));
        // News that was settled while the refund stood as failed is not settled again.
        refunds.moved(refund.id(), object, news, now);
        yield object + " " + news;
      }
      case PaymentGateway.Refunded.Refused(String code, String message) -> {
        String answer = code + ": " + message;
        if (RETRIES.areOver(refund.requestedAt(), now, refund.attempt())) {
          giveUp(refund, answer, now);
        } else {
          refunds.nextAttempt(
              refund.id(),
              refund.attempt(),
              now.plus(RETRIES.pause(refund.requestedAt(), now, refund.attempt(), random)),
              answer);
        }
        yield answer;
      }
      case PaymentGateway.Refunded.BackAlready() -> {
        // The buyer has the money: nobody has to look.
        refunds.notNeeded(refund.id(), now);
        yield "all of the payment is back already";
      }
      case PaymentGateway.Refunded.Unknown(String reason) -> {
        refunds.retry(
            refund.id(), now.plus(RETRIES.pause(refund.requestedAt(), now, 1, random)), reason);
        yield "unknown: " + reason;
      }
    };
  }

  /// With its alert or not at all: money that we owe is never forgotten silently.
  private void giveUp(Refund refund, String answer, Instant now) {
    work.execute(() -> {
      if (refunds.giveUp(refund.id(), refund.attempt(), answer, now)) {
        alerts.raise(AlertKind.REFUND_FAILED, "refund " + refund.id(), answer, now);
      }
    });
  }

  private Fact of(Refund refund, String object) {
    return new Fact.RefundOf(refund.order(), object, refund.payment(), clock.instant(), "refunds");
  }

  private Fact told(Refund refund, String object, RefundNews news) {
    return new Fact.RefundTold(
        refund.order(),
        object,
        news,
        refund.amount(),
        Optional.of(refund.id()),
        clock.instant(),
        "refunds");
  }
}
