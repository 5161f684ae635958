package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Page;

/// Looks up emails, and addresses that get none.
public final class LookUpEmails {
  private final Outbox outbox;

  public LookUpEmails(Outbox outbox) {
    this.outbox = outbox;
  }

  public Optional<Email> find(EmailId id) {
    return outbox.find(id);
  }

  /// Each attempt with the provider's answer, the first one first.
  public List<Outbox.Attempt> attempts(EmailId id) {
    return outbox.attempts(id);
  }

  /// The newest first.
  public List<Email> list(Outbox.Search wanted) {
    return outbox.search(wanted);
  }

  /// Where an email stands in the list: one that is sent again moves to its front.
  public Optional<Page.Row<EmailId>> row(EmailId id) {
    return outbox.find(id).map(mail -> new Page.Row<>(mail.queuedAt(), id));
  }

  /// Whether the address gets no email, since one bounced or its owner complained.
  public boolean isSuppressed(EmailAddress address) {
    return outbox.suppressed(address).isPresent();
  }
}
