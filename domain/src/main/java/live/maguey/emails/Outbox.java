package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Emails that are owed or sent, and how each stands.
public interface Outbox {
  /// Stores an email in the same unit of work as what it is about; an existing one (same kind and
  /// subject) stays as it is.
  void queue(Email email);

  /// Takes up to `limit` due emails for `lease`, by lane, then by the time they became due. Two
  /// claimers never have the same mail; an unanswered claim is due again when its lease has ended.
  List<Email> claim(int limit, Instant now, Duration lease);

  /// @param to the address that it was sent to: what a provider reports later is of that one
  void accepted(EmailId id, String provider, String providerId, EmailAddress to, Instant at);

  /// The attempt failed or its answer is unknown: due again at `next`.
  ///
  /// @param doubt who may have sent it anyway, null when surely nobody has
  void retry(EmailId id, Instant at, Instant next, String answer, Email.@Nullable Doubt doubt);

  /// A provider is about to be asked: should nobody hear its answer, it may have the email.
  void asked(EmailId id, Email.Doubt doubt);

  /// Not tried and not counted: due again at `next`.
  void postpone(EmailId id, Instant next);

  void giveUp(EmailId id, Instant at, String answer);

  /// Erases the name and address of the person who gets the emails of an order, of one kind, whose
  /// subject begins with `about`. What no provider has accepted is given up and stays so.
  void withdraw(OrderId order, Email.Kind kind, String about, Instant at);

  /// A provider's report on an email it accepted; a state that does not lead forward changes
  /// nothing. An address that bounced or complained is suppressed from then on.
  ///
  /// @return whether the email is ours
  boolean delivery(String providerId, Email.Delivery state, Instant at, String detail);

  /// Why an address gets no more email; empty when it may.
  Optional<Suppression> suppressed(EmailAddress address);

  /// Allows email to an address again.
  ///
  /// @return whether it was suppressed
  boolean allow(EmailAddress address);

  /// Puts a given-up mail, or one waiting for its next try, back to be sent now. One that waits for
  /// its first try keeps its turn.
  ///
  /// @return false when it was accepted already, was not tried yet, was withdrawn or is not there
  boolean requeue(EmailId id, Instant now);

  Optional<Email> find(EmailId id);

  /// Newest first; null criteria do not restrict.
  List<Email> list(Email.@Nullable Stage state, @Nullable OrderId order, int limit);

  /// Newest first.
  List<Email> search(Search wanted);

  List<Attempt> attempts(EmailId id);

  /// @param state `BOUNCED` or `COMPLAINED`, the first of it
  record Suppression(Email.Delivery state, Instant at) {}

  /// What somebody looks for.
  ///
  /// @param state null does not restrict
  /// @param failing only what did not arrive despite at least one try: given up, bounced, or
  ///   waiting for the next try, and no later one of its kind and order got through
  /// @param event of its order; null does not restrict
  /// @param page by when they were queued
  record Search(
      Email.@Nullable Stage state, boolean failing, @Nullable EventId event, Page<EmailId> page) {
    public static Search failing(int limit) {
      return new Search(null, true, null, Page.newest(limit));
    }
  }

  /// @param answer what the provider said, without the email's text
  record Attempt(Instant at, String answer) {}
}
