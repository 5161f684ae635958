package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import org.jspecify.annotations.Nullable;

/// The outbox in memory.
public final class InMemoryOutbox implements Outbox {
  private record Told(EmailId id, Attempt attempt) {}

  private final InMemoryWorld world;
  private final SequencedMap<EmailId, Email> emails;
  private final List<Told> told;
  private final SequencedMap<EmailId, String> sentTo;
  private final SequencedMap<String, Suppression> suppressed;
  private Function<OrderId, @Nullable EventId> events = _ -> null;

  public InMemoryOutbox(InMemoryWorld world) {
    this.world = world;
    this.emails = world.table();
    this.told = world.list();
    this.sentTo = world.table();
    this.suppressed = world.table();
  }

  @Override
  public void queue(Email email) {
    world.execute(() -> {
      boolean known =
          emails.values().stream()
              .anyMatch(e -> e.kind() == email.kind() && e.subject().equals(email.subject()));
      if (!known) {
        emails.put(email.id(), email);
      }
    });
  }

  @Override
  public List<Email> claim(int limit, Instant now, Duration lease) {
    return world.locked(() -> {
      List<EmailId> due =
          emails.values().stream()
              .filter(e -> e.nextAttemptAt() != null && !e.nextAttemptAt().isAfter(now))
              .sorted(
                  Comparator.comparing((Email e) -> e.kind().lane())
                      .thenComparing(Email::nextAttemptAt))
              .limit(limit)
              .map(Email::id)
              .toList();
      due.forEach(id -> change(id, e -> next(e, e.state(), e.attempts(), now.plus(lease), null)));
      return due.stream().map(emails::get).toList();
    });
  }

  @Override
  public void accepted(
      EmailId id, String provider, String providerId, EmailAddress to, Instant at) {
    world.execute(() -> sentTo.put(id, to.normalised()));
    String answer = "accepted by " + provider + " as " + providerId;
    answered(
        id,
        at,
        answer,
        e ->
            new Email(
                e.id(),
                e.kind(),
                e.order(),
                e.buyer(),
                e.subject(),
                Email.State.ACCEPTED,
                e.attempts() + 1,
                e.queuedAt(),
                null,
                at,
                provider,
                providerId,
                answer,
                null,
                e.requestId()));
  }

  @Override
  public void retry(
      EmailId id, Instant at, Instant next, String answer, Email.@Nullable Doubt doubt) {
    answered(
        id, at, answer, e -> doubted(next(e, e.state(), e.attempts() + 1, next, answer), doubt));
  }

  @Override
  public void asked(EmailId id, Email.Doubt doubt) {
    world.execute(() -> whileQueued(id, e -> doubted(e, doubt)));
  }

  @Override
  public void postpone(EmailId id, Instant next) {
    world.execute(() -> whileQueued(id, e -> next(e, e.state(), e.attempts(), next, null)));
  }

  @Override
  public void giveUp(EmailId id, Instant at, String answer) {
    answered(id, at, answer, e -> next(e, Email.State.GIVEN_UP, e.attempts() + 1, null, answer));
  }

  @Override
  public boolean delivery(String providerId, Email.State state, Instant at, String detail) {
    return world.locked(() -> {
      Optional<Email> ours =
          emails.values().stream().filter(e -> providerId.equals(e.providerId())).findFirst();
      ours.ifPresent(email -> {
        told.add(new Told(email.id(), new Attempt(at, detail)));
        if (state == Email.State.BOUNCED || state == Email.State.COMPLAINED) {
          suppressed.putIfAbsent(
              String.valueOf(sentTo.get(email.id())), new Suppression(state, at));
        }
        if (state.compareTo(email.state()) > 0) {
          change(email.id(), e -> next(e, state, e.attempts(), null, detail));
        }
      });
      return ours.isPresent();
    });
  }

  @Override
  public Optional<Suppression> suppressed(EmailAddress address) {
    return world.locked(() -> Optional.ofNullable(suppressed.get(address.normalised())));
  }

  @Override
  public boolean allow(EmailAddress address) {
    return world.locked(() -> suppressed.remove(address.normalised()) != null);
  }

  @Override
  public boolean requeue(EmailId id, Instant now) {
    return world.locked(() -> {
      Email email = emails.get(id);
      if (email == null
          || (email.state() != Email.State.GIVEN_UP
              && (email.state() != Email.State.QUEUED || email.attempts() == 0))) {
        return false;
      }
      change(
          id,
          e ->
              new Email(
                  e.id(),
                  e.kind(),
                  e.order(),
                  e.buyer(),
                  e.subject(),
                  Email.State.QUEUED,
                  e.attempts(),
                  now,
                  now,
                  null,
                  null,
                  null,
                  e.lastAnswer(),
                  e.doubt(),
                  e.requestId()));
      return true;
    });
  }

  @Override
  public Optional<Email> find(EmailId id) {
    return world.locked(() -> Optional.ofNullable(emails.get(id)));
  }

  @Override
  public List<Email> list(Email.@Nullable State state, @Nullable OrderId order, int limit) {
    return world.locked(() ->
        emails.values().stream()
            .filter(e -> state == null || e.state() == state)
            .filter(e -> order == null || e.order().equals(order))
            .sorted(Comparator.comparing(Email::queuedAt).reversed())
            .limit(limit)
            .toList());
  }

  @Override
  public List<Email> search(Search wanted) {
    return world.locked(() ->
        emails.values().stream()
            .filter(e -> wanted.state() == null || e.state() == wanted.state())
            .filter(e -> !wanted.failing() || failed(e))
            .filter(e -> wanted.event() == null || wanted.event().equals(events.apply(e.order())))
            .filter(e -> !e.queuedAt().isBefore(wanted.since()))
            .sorted(Comparator.comparing(Email::queuedAt).reversed())
            .limit(wanted.limit())
            .toList());
  }

  private boolean failed(Email email) {
    return switch (email.state()) {
      case GIVEN_UP, BOUNCED ->
          emails.values().stream()
              .noneMatch(later ->
                  later.order().equals(email.order())
                      && later.kind() == email.kind()
                      && later.queuedAt().isAfter(email.queuedAt())
                      && switch (later.state()) {
                        case ACCEPTED, DELAYED, DELIVERED -> true;
                        case QUEUED, GIVEN_UP, BOUNCED, COMPLAINED -> false;
                      });
      case QUEUED -> email.attempts() > 0;
      case ACCEPTED, DELAYED, DELIVERED, COMPLAINED -> false;
    };
  }

  /// Where the night of an order is known.
  public InMemoryOutbox withEvents(Function<OrderId, @Nullable EventId> orders) {
    events = orders;
    return this;
  }

  @Override
  public List<Attempt> attempts(EmailId id) {
    return world.locked(
        () -> told.stream().filter(t -> t.id().equals(id)).map(Told::attempt).toList());
  }

  private void answered(EmailId id, Instant at, String answer, UnaryOperator<Email> change) {
    world.execute(() -> {
      told.add(new Told(id, new Attempt(at, answer)));
      whileQueued(id, change);
    });
  }

  /// An answer that comes after another one settled the mail changes nothing.
  private void whileQueued(EmailId id, UnaryOperator<Email> change) {
    Email email = emails.get(id);
    if (email != null && email.state() == Email.State.QUEUED) {
      change(id, change);
    }
  }

  private void change(EmailId id, UnaryOperator<Email> change) {
    emails.computeIfPresent(id, (_, email) -> change.apply(email));
  }

  /// @param answer null keeps the last one
  private static Email next(
      Email e, Email.State state, int attempts, @Nullable Instant next, @Nullable String answer) {
    return new Email(
        e.id(),
        e.kind(),
        e.order(),
        e.buyer(),
        e.subject(),
        state,
        attempts,
        e.queuedAt(),
        next,
        e.acceptedAt(),
        e.provider(),
        e.providerId(),
        answer == null ? e.lastAnswer() : answer,
        e.doubt(),
        e.requestId());
  }

  private static Email doubted(Email e, Email.@Nullable Doubt doubt) {
    return new Email(
        e.id(),
        e.kind(),
        e.order(),
        e.buyer(),
        e.subject(),
        e.state(),
        e.attempts(),
        e.queuedAt(),
        e.nextAttemptAt(),
        e.acceptedAt(),
        e.provider(),
        e.providerId(),
        e.lastAnswer(),
        doubt,
        e.requestId());
  }
}
