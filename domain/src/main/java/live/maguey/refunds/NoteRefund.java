package live.maguey.refunds;

import java.time.Instant;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.orders.Order;
import live.maguey.shared.Ids;

/// Tells a refund to its buyer and to the audit trail, inside the unit of work that requests it.
final class NoteRefund {
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Ids ids;

  NoteRefund(Outbox outbox, AuditTrail audit, Ids ids) {
    this.outbox = outbox;
    this.audit = audit;
    this.ids = ids;
  }

  void tell(Order order, Email.Kind kind, String subject, Instant now, Cause cause) {
    outbox.queue(
        Email.queued(
            new EmailId(ids.next()),
            kind,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            subject,
            now,
            cause.requestId()));
  }

  void record(Order order, String act, String detail, Instant now, Cause cause) {
    audit.record(
        new AuditEntry(now, cause.actor(), act, "order " + order.id(), detail, cause.requestId()));
  }
}
