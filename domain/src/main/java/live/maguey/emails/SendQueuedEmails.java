package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import live.maguey.audit.Alerts;
import live.maguey.shared.Backoff;

/// Sends what is due, by lane and within the provider's rate. Safe to run on any number of nodes.
///
/// First retries come within seconds, so that two minutes hold through a short outage; a mail that
/// was tried and not accepted within a day is given up, kept, and raised as an alert.
public final class SendQueuedEmails {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));
  private static final Backoff LATE_BACKOFF =
      new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));
  private static final Duration QUICK_RETRIES = Duration.ofMinutes(10);

  /// Providers forget a key after 24 hours: a repeat after that could be a second mail.
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(23);

  private final Outbox outbox;
  private final EmailRenderer renderer;
  private final MailTransport transport;
  private final SendingPace pace;
  private final Alerts alerts;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SendQueuedEmails(
      Outbox outbox,
      EmailRenderer renderer,
      MailTransport transport,
      SendingPace pace,
      Alerts alerts,
      InstantSource clock,
      RandomGenerator random) {
    this.outbox = outbox;
    this.renderer = renderer;
    this.transport = transport;
    this.pace = pace;
    this.alerts = alerts;
    this.clock = clock;
    this.random = random;
  }

  /// What became of one mail, for the log.
  public record Sent(Email email, String answer) {}

  /// Sends up to `limit` mails, one after the other.
  public List<Sent> send(int limit) {
    List<Sent> sent = new ArrayList<>();
    int allowed = pace.take(limit);
    if (allowed == 0) {
      return sent;
    }
    for (Email email : outbox.claim(allowed, clock.instant(), LEASE)) {
      sent.add(new Sent(email, attempt(email)));
    }
    return sent;
  }

  private String attempt(Email email) {
    Instant start = clock.instant();
    if (email.attempts() > 0
        && Duration.between(email.queuedAt(), start).compareTo(GIVE_UP_AFTER) > 0) {
      return giveUp(email, start, "not accepted within a day, last answer " + email.lastAnswer());
    }
    MailTransport.Answer answer;
    try {
      answer = transport.send(renderer.render(email), key(email));
    } catch (RuntimeException broken) {
      answer = new MailTransport.Answer.NotNow("not rendered: " + broken, BACKOFF.most());
    }
    Instant now = clock.instant();
    return switch (answer) {
      case MailTransport.Answer.Accepted(String id) -> {
        outbox.accepted(email.id(), transport.name(), id, now);
        yield "accepted " + id;
      }
      case MailTransport.Answer.Refused(String reason) -> giveUp(email, now, "refused: " + reason);
      case MailTransport.Answer.NotNow(String reason, Duration after) ->
          again(email, now, after, "not now: " + reason);
      case MailTransport.Answer.Unknown(String reason) ->
          again(email, now, Duration.ZERO, "unknown: " + reason);
    };
  }

  private String again(Email email, Instant now, Duration atLeast, String answer) {
    boolean quick = Duration.between(email.queuedAt(), now).compareTo(QUICK_RETRIES) < 0;
    Duration wait = (quick ? BACKOFF : LATE_BACKOFF).after(email.attempts() + 1, random);
    outbox.retry(email.id(), now, now.plus(wait.compareTo(atLeast) > 0 ? wait : atLeast), answer);
    return answer;
  }

  private String giveUp(Email email, Instant now, String answer) {
    outbox.giveUp(email.id(), now, answer);
    alerts.raise("email-given-up", "email " + email.id(), answer, now);
    return "given up: " + answer;
  }

  /// One key per mail for its whole life: a repeat can never become a second mail.
  private static String key(Email email) {
    return "maguey-email-" + email.id();
  }
}
