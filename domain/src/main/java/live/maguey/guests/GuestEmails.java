package live.maguey.guests;

import java.time.Instant;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.orders.Order;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;

/// Queues what guests and hosts are told, and withdraws what a guest is not to be told any more.
public final class GuestEmails {
  private final Outbox outbox;
  private final Ids ids;

  public GuestEmails(Outbox outbox, Ids ids) {
    this.outbox = outbox;
    this.ids = ids;
  }

  /// @param mail what it is about
  void queuePass(Order order, PassMail mail, Recipient.Person guest, Cause cause, Instant now) {
    outbox.queue(
        Email.queued(
            new EmailId(ids.next()),
            Email.Kind.GUEST_PASS,
            order.id(),
            guest,
            mail.toString(),
            now,
            cause.requestId()));
  }

  /// @param subject what the host is told of; one email for each
  void queueHost(Order order, Email.Kind kind, String subject, Instant now) {
    outbox.queue(
        Email.queued(
            new EmailId(ids.next()),
            kind,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            subject,
            now,
            null));
  }

  /// Whether an address takes no email of ours any more.
  boolean isSuppressed(EmailAddress address) {
    return outbox.suppressed(address).isPresent();
  }

  /// Erases whom a pass was mailed to; what has not gone out stays here.
  void withdraw(Order order, Ticket pass, Instant now) {
    outbox.withdraw(order.id(), Email.Kind.GUEST_PASS, PassMail.all(pass.id()), now);
  }

  static Recipient.Person guest(String name, EmailAddress address, Language language) {
    return new Recipient.Person(Recipient.Role.GUEST, name, address, language);
  }
}
