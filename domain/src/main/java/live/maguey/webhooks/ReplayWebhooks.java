package live.maguey.webhooks;

import java.time.InstantSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Puts an event back into the queue. Steps already done are not done again.
public final class ReplayWebhooks {
  private final WebhookEvents inbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public ReplayWebhooks(
      WebhookEvents inbox, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.inbox = inbox;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @return false when there is no such event
  public boolean replay(String event, Cause cause) {
    return work.run(() -> {
      boolean queued = inbox.replay(event, clock.instant());
      if (queued) {
        audit.record(
            new AuditEntry(
                clock.instant(),
                cause.actor(),
                "webhook.replayed",
                "webhook " + event,
                "",
                cause.requestId()));
      }
      return queued;
    });
  }
}
