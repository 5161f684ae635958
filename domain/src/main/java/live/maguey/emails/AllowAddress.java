package live.maguey.emails;

import java.time.InstantSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.UnitOfWork;

/// Allows email again to an address that bounced or complained, after its owner confirmed that it
/// works.
public final class AllowAddress {
  private final Outbox outbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public AllowAddress(Outbox outbox, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @return false when it was not blocked
  public boolean allow(EmailAddress address, Cause cause) {
    return work.run(() -> {
      boolean allowed = outbox.allow(address);
      if (allowed) {
        // The address is masked: the trail may be kept longer than the buyer.
        audit.record(
            new AuditEntry(
                clock.instant(),
                cause.actor(),
                "address.allowed",
                "address " + address,
                "",
                cause.requestId()));
      }
      return allowed;
    });
  }
}
