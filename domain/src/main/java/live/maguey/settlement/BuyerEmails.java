package live.maguey.settlement;

import java.time.Instant;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.orders.Order;
import live.maguey.shared.Ids;

/// Queues what a buyer is told of their order, together with what it is about.
public final class BuyerEmails {
  private final Outbox outbox;
  private final Ids ids;

  public BuyerEmails(Outbox outbox, Ids ids) {
    this.outbox = outbox;
    this.ids = ids;
  }

  /// @param subject the id of what it is about
  void queue(Order order, Email.Kind kind, String subject, Cause cause, Instant now) {
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
}
