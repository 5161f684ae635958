package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.orders.OrderId;
import live.maguey.shared.Backoff;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Retries;
import live.maguey.shared.Trail;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Sends what is due, by lane and within the first provider's rate. Safe to run on any number of
/// nodes.
///
/// A further provider takes a mail over at once, but only where it is sure that nobody has sent it.
/// While an answer is unknown the same provider is asked again with the same key, for two minutes;
/// after that an email that may arrive twice is better than one that may not arrive.
///
/// Nothing is sent to an address that bounced or complained; an email to it is given up at once.
///
/// First retries come within seconds, so that two minutes hold through a short outage; a mail that
/// was tried and not accepted within a day is given up, kept, and raised as an alert.
public final class SendQueuedEmails {
  /// The lease outlasts the timeouts of two providers, one after the other. Providers forget a key
  /// after 24 hours: a repeat after that could be a second mail.
  private static final Retries RETRIES =
      new Retries(
          Duration.ofSeconds(30),
          new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30)),
          Duration.ofMinutes(10),
          new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10)),
          Duration.ofHours(23),
          1);

  /// How long an unknown answer keeps an email from other providers.
  private static final Duration KEY_IS_REPEATED = Duration.ofMinutes(2);

  private final Outbox outbox;
  private final EmailRenderer renderer;
  private final List<MailTransport> providers;
  private final SendingPace pace;
  private final Alerts alerts;
  private final UnitOfWork work;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param providers the usual one first
  public SendQueuedEmails(
      Outbox outbox,
      EmailRenderer renderer,
      List<MailTransport> providers,
      SendingPace pace,
      Alerts alerts,
      UnitOfWork work,
      InstantSource clock,
      RandomGenerator random) {
    this.outbox = outbox;
    this.renderer = renderer;
    this.providers = List.copyOf(providers);
    this.pace = pace;
    this.alerts = alerts;
    this.work = work;
    this.clock = clock;
    this.random = random;
  }

  /// How one email went, for the log.
  public record Sent(Email email, String answer) {}

  /// Sends up to `limit` emails, one after the other; each is claimed when its turn comes, so that
  /// slow answers do not use up the next one's lease.
  public List<Sent> send(int limit) {
    return send(limit, Trail.NONE);
  }

  /// @param trail of each email's request and order
  public List<Sent> send(int limit, Trail trail) {
    List<Sent> sent = new ArrayList<>();
    int allowed = pace.take(limit);
    while (sent.size() < allowed) {
      List<Email> claimed = outbox.claim(1, clock.instant(), RETRIES.lease());
      if (claimed.isEmpty()) {
        break;
      }
      claimed.forEach(email ->
          sent.add(
              new Sent(
                  email,
                  trail.follow(
                      email.requestId(),
                      email.order().map(OrderId::toString).orElse(null),
                      () -> attempt(email)))));
    }
    return sent;
  }

  private String attempt(Email email) {
    Instant start = clock.instant();
    if (RETRIES.areOver(email.queuedAt(), start, email.state().attempts())) {
      return giveUp(
          email,
          start,
          "not accepted within a day, last answer " + email.state().lastAnswer().orElse("none"));
    }
    RenderedEmail mail;
    try {
      mail = renderer.render(email);
    } catch (RuntimeException broken) {
      return again(
          email,
          RETRIES.quick().most(),
          "not now: not rendered: " + broken,
          email.state().mayHaveSent().orElse(null));
    }
    Optional<Outbox.Suppression> suppressed = outbox.suppressed(mail.to());
    return suppressed.isPresent()
        ? giveUp(email, clock.instant(), notSent(suppressed.get()))
        : offer(email, mail);
  }

  private static String notSent(Outbox.Suppression why) {
    return why.state() == Email.Delivery.COMPLAINED
        ? "not sent: its reader called an earlier mail spam at " + why.at()
        : "not sent: the address bounced at " + why.at();
  }

  private String offer(Email email, RenderedEmail mail) {
    List<String> answers = new ArrayList<>();
    Email.Doubt doubt = known(email.state().mayHaveSent());
    Duration atLeast = null;
    for (MailTransport provider : inTurn(doubt)) {
      if (mayHaveIt(doubt, provider)) {
        break;
      }
      Email.Doubt before = doubt;
      doubt = mayHaveItNow(email, doubt, provider);
      switch (asked(provider, mail, key(email, mail.to()))) {
        case MailTransport.Answer.Accepted(String id) -> {
          outbox.accepted(email.id(), provider.name(), id, mail.to(), clock.instant());
          return "accepted " + id;
        }
        case MailTransport.Answer.Refused(String reason) -> {
          answers.add(said(provider, "refused: " + reason));
          doubt = isAbout(before, provider) ? null : before;
        }
        case MailTransport.Answer.NotNow(String reason, Duration after, boolean _) -> {
          answers.add(said(provider, "not now: " + reason));
          atLeast = atLeast == null || after.compareTo(atLeast) < 0 ? after : atLeast;
          doubt = before;
        }
        case MailTransport.Answer.Unknown(String reason) -> {
          answers.add(said(provider, "unknown: " + reason));
          atLeast = Duration.ZERO;
          if (!isAbout(doubt, provider)) {
            doubt = new Email.Doubt(provider.name(), clock.instant());
          }
        }
      }
    }
    String answer = String.join("; ", answers);
    return atLeast == null
        ? giveUp(email, clock.instant(), answer)
        : again(email, atLeast, answer, doubt);
  }

  /// Stored before we ask: this process may die before it stores the answer, and the next one must
  /// not hand the email to another provider. With one provider its key is enough.
  private Email.@Nullable Doubt mayHaveItNow(
      Email email, Email.@Nullable Doubt doubt, MailTransport provider) {
    if (providers.size() == 1 || isAbout(doubt, provider)) {
      return doubt;
    }
    Email.Doubt mayHaveIt = new Email.Doubt(provider.name(), clock.instant());
    outbox.asked(email.id(), mayHaveIt);
    return mayHaveIt;
  }

  private static boolean isAbout(Email.@Nullable Doubt doubt, MailTransport provider) {
    return doubt != null && doubt.provider().equals(provider.name());
  }

  /// A provider that is not configured any more cannot be asked again.
  private Email.@Nullable Doubt known(Optional<Email.Doubt> doubt) {
    return doubt.filter(about -> providers.stream().anyMatch(p -> isAbout(about, p))).orElse(null);
  }

  /// Who may have the email already is asked first.
  private List<MailTransport> inTurn(Email.@Nullable Doubt doubt) {
    return providers.stream()
        .sorted(Comparator.comparing(provider -> !isAbout(doubt, provider)))
        .toList();
  }

  /// Whether another than this provider may have it, and was not asked for long enough.
  private boolean mayHaveIt(Email.@Nullable Doubt doubt, MailTransport provider) {
    return doubt != null
        && !isAbout(doubt, provider)
        && clock.instant().isBefore(doubt.since().plus(KEY_IS_REPEATED));
  }

  private static MailTransport.Answer asked(
      MailTransport provider, RenderedEmail mail, String key) {
    try {
      return provider.send(mail, key);
    } catch (RuntimeException broken) {
      return new MailTransport.Answer.NotNow(
          provider.name() + " broke: " + broken, RETRIES.quick().most());
    }
  }

  private String said(MailTransport provider, String answer) {
    // It is logged, kept and raised, and servers quote the address that they refuse.
    String kept = EmailAddress.withoutAddresses(answer);
    return providers.size() == 1 ? kept : provider.name() + " " + kept;
  }

  private String again(Email email, Duration atLeast, String answer, Email.@Nullable Doubt doubt) {
    Instant now = clock.instant();
    Duration wait = RETRIES.pause(email.queuedAt(), now, email.state().attempts() + 1, random);
    Instant next = now.plus(wait.compareTo(atLeast) > 0 ? wait : atLeast);
    outbox.retry(email.id(), now, next, answer, doubt);
    return answer;
  }

  /// With its alert or not at all: no email is given up silently.
  private String giveUp(Email email, Instant now, String answer) {
    work.execute(() -> {
      outbox.giveUp(email.id(), now, answer);
      alerts.raise(AlertKind.EMAIL_GIVEN_UP, "email " + email.id(), answer, now);
    });
    return "given up: " + answer;
  }

  /// One key per email and reader for its whole life: a repeat can never become a second email, and
  /// what may have gone to a mistyped address does not count as sent to the corrected one.
  private static String key(Email email, EmailAddress to) {
    return "maguey-email-" + email.id() + "-" + to.fingerprint();
  }
}
