package live.maguey.emails;

import java.time.InstantSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Sends by hand what was given up.
public final class RetryEmails {
  private final Outbox outbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RetryEmails(Outbox outbox, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @return false when the mail was accepted already, was not tried yet or is not there
  public boolean retry(EmailId id, Cause cause) {
    return work.run(() -> {
      boolean queued = outbox.requeue(id, clock.instant());
      if (queued) {
        audit.record(
            new AuditEntry(
                clock.instant(),
                cause.actor(),
                "email.retried",
                "email " + id,
                "",
                cause.requestId()));
      }
      return queued;
    });
  }
}
