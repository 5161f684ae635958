package live.maguey.refunds;

import java.time.Instant;
import java.time.InstantSource;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.payments.RefundId;
import live.maguey.shared.UnitOfWork;

/// A person asks Stripe again for a refund that failed, under a new attempt. A refund that Stripe
/// made and a bank returned is not repeated: Stripe would pay twice.
public final class RetryRefund {
  private final Refunds refunds;
  private final Alerts alerts;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RetryRefund(
      Refunds refunds, Alerts alerts, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.refunds = refunds;
    this.alerts = alerts;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Asked(Refund refund) implements Outcome {}

    /// It has not failed: nothing was done.
    record NotFailed(Refund refund) implements Outcome {}

    /// Stripe made it and it came back: a person pays the buyer another way.
    record CameBack(Refund refund) implements Outcome {}

    record NoSuchRefund() implements Outcome {}
  }

  /// What [#retry] would answer now.
  public Outcome preview(RefundId id) {
    return refunds.find(id).map(RetryRefund::foreseen).orElseGet(Outcome.NoSuchRefund::new);
  }

  public Outcome retry(RefundId id, Cause cause) {
    return work.run(() -> {
      Outcome foreseen = preview(id);
      if (!(foreseen instanceof Outcome.Asked(Refund refund))) {
        return foreseen;
      }
      Instant now = clock.instant();
      if (!refunds.askAgain(id, now)) {
        return new Outcome.NotFailed(refunds.find(id).orElseThrow());
      }
      alerts.close(AlertKind.REFUND_FAILED, "refund " + id, now);
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "refund.retried",
              "order " + refund.order(),
              "refund " + id,
              cause.requestId()));
      return new Outcome.Asked(refunds.find(id).orElseThrow());
    });
  }

  private static Outcome foreseen(Refund refund) {
    return switch (refund.standing()) {
      case Standing.Refused _ -> new Outcome.Asked(refund);
      case Standing.SentBack _ -> new Outcome.CameBack(refund);
      case Standing.Requested _,
          Standing.Pending _,
          Standing.Succeeded _,
          Standing.Cancelled _,
          Standing.NotNeeded _,
          Standing.PaidByHand _ ->
          new Outcome.NotFailed(refund);
    };
  }
}
