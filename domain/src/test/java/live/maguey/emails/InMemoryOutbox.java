package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import live.maguey.emails.Email.State;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// The outbox in memory.
public final class InMemoryOutbox implements Outbox {
  private record Told(EmailId id, Attempt attempt) {}

  private static final String WITHDRAWN = "withdrawn";

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
              .filter(e -> e.state().due().filter(at -> !at.isAfter(now)).isPresent())
              .sorted(
                  Comparator.comparing((Email e) -> e.kind().lane())
                      .thenComparing(e -> e.state().due().orElseThrow()))
              .limit(limit)
              .map(Email::id)
              .toList();
      due.forEach(id -> whileQueued(id, state -> due(state, now.plus(lease))));
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
        state ->
            new State.Sent(
                Email.Delivery.ACCEPTED, state.attempts() + 1, at, provider, providerId, answer));
  }

  @Override
  public void retry(
      EmailId id, Instant at, Instant next, String answer, Email.@Nullable Doubt doubt) {
    answered(
        id,
        at,
        answer,
        state -> new State.Failed(state.attempts() + 1, next, answer, Optional.ofNullable(doubt)));
  }

  @Override
  public void asked(EmailId id, Email.Doubt doubt) {
    world.execute(() ->
        whileQueued(
            id,
            state ->
                switch (state) {
                  case State.Queued(Instant at, _) -> new State.Queued(at, Optional.of(doubt));
                  case State.Failed(int attempts, Instant next, String answer, _) ->
                      new State.Failed(attempts, next, answer, Optional.of(doubt));
                  case State.Sent _, State.GivenUp _ -> state;
                }));
  }

  @Override
  public void postpone(EmailId id, Instant next) {
    world.execute(() -> whileQueued(id, state -> due(state, next)));
  }

  @Override
  public void giveUp(EmailId id, Instant at, String answer) {
    answered(
        id,
        at,
        answer,
        state -> new State.GivenUp(state.attempts() + 1, answer, state.mayHaveSent()));
  }

  @Override
  public void withdraw(OrderId order, Email.Kind kind, String about, Instant at) {
    world.execute(() ->
        list(null, order, Integer.MAX_VALUE).stream()
            .filter(e -> e.kind() == kind && e.subject().startsWith(about))
            .filter(e -> e.to() instanceof Recipient.Person)
            .forEach(e -> {
              if (e.state().due().isPresent()) {
                told.add(new Told(e.id(), new Attempt(at, WITHDRAWN)));
              }
              emails.put(e.id(), withdrawn(e));
            }));
  }

  private static Email withdrawn(Email e) {
    State state =
        e.state().due().isPresent()
            ? new State.GivenUp(e.state().attempts(), WITHDRAWN, e.state().mayHaveSent())
            : e.state();
    return new Email(
        e.id(),
        e.kind(),
        e.order(),
        new Recipient.Erased(e.to().role()),
        e.subject(),
        e.queuedAt(),
        e.requestId(),
        state);
  }

  @Override
  public boolean delivery(String providerId, Email.Delivery reported, Instant at, String detail) {
    return world.locked(() -> {
      Optional<Email> ours =
          emails.values().stream()
              .filter(e -> e.sent().filter(s -> s.providerId().equals(providerId)).isPresent())
              .findFirst();
      ours.ifPresent(email -> {
        told.add(new Told(email.id(), new Attempt(at, detail)));
        if (reported == Email.Delivery.BOUNCED || reported == Email.Delivery.COMPLAINED) {
          suppressed.putIfAbsent(
              String.valueOf(sentTo.get(email.id())), new Suppression(reported, at));
        }
        State.Sent s = email.sent().orElseThrow();
        if (reported.compareTo(s.delivery()) > 0) {
          put(
              email,
              email.queuedAt(),
              new State.Sent(
                  reported, s.attempts(), s.acceptedAt(), s.provider(), s.providerId(), detail));
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
      return email != null
          && !(email.to() instanceof Recipient.Erased)
          && switch (email.state()) {
            case State.Failed(int attempts, _, String answer, var doubt) ->
                put(email, now, new State.Failed(attempts, now, answer, doubt));
            case State.GivenUp(int attempts, String answer, var doubt) ->
                put(email, now, new State.Failed(attempts, now, answer, doubt));
            case State.Queued _, State.Sent _ -> false;
          };
    });
  }

  @Override
  public Optional<Email> find(EmailId id) {
    return world.locked(() -> Optional.ofNullable(emails.get(id)));
  }

  @Override
  public List<Email> list(Email.@Nullable Stage stage, @Nullable OrderId order, int limit) {
    return world.locked(() ->
        emails.values().stream()
            .filter(e -> stage == null || e.state().stage() == stage)
            .filter(e -> order == null || e.order().filter(order::equals).isPresent())
            .sorted(Comparator.comparing(Email::queuedAt).reversed())
            .limit(limit)
            .toList());
  }

  @Override
  public List<Email> search(Search wanted) {
    return world.locked(() ->
        InMemoryPages.of(
            wanted.page(),
            emails.values().stream()
                .filter(e -> wanted.state() == null || e.state().stage() == wanted.state())
                .filter(e -> !wanted.failing() || failed(e))
                .filter(e -> wanted.event() == null || isOf(wanted.event(), e)),
            e -> new Page.Row<>(e.queuedAt(), e.id())));
  }

  private boolean isOf(EventId event, Email email) {
    return email.order().filter(order -> event.equals(events.apply(order))).isPresent();
  }

  private boolean failed(Email email) {
    return switch (email.state()) {
      case State.Queued _ -> false;
      case State.Failed _ -> true;
      case State.GivenUp _ -> !(email.to() instanceof Recipient.Erased) && !isMended(email);
      case State.Sent sent ->
          switch (sent.delivery()) {
            case ACCEPTED, DELAYED, DELIVERED, COMPLAINED -> false;
            case BOUNCED -> !isMended(email);
          };
    };
  }

  private boolean isMended(Email email) {
    return emails.values().stream()
        .anyMatch(later ->
            email.order().isPresent()
                && later.order().equals(email.order())
                && later.kind() == email.kind()
                && later.to().isSameReader(email.to())
                && later.queuedAt().isAfter(email.queuedAt())
                && later.sent().filter(sent -> sent.delivery().isThrough()).isPresent());
  }

  /// Where the event of an order is known.
  public InMemoryOutbox withEvents(Function<OrderId, @Nullable EventId> orders) {
    events = orders;
    return this;
  }

  @Override
  public List<Attempt> attempts(EmailId id) {
    return world.locked(
        () -> told.stream().filter(t -> t.id().equals(id)).map(Told::attempt).toList());
  }

  private void answered(EmailId id, Instant at, String answer, UnaryOperator<State> change) {
    world.execute(() -> {
      told.add(new Told(id, new Attempt(at, answer)));
      whileQueued(id, change);
    });
  }

  /// An answer that comes after another one settled the mail changes nothing.
  private void whileQueued(EmailId id, UnaryOperator<State> change) {
    Email email = emails.get(id);
    if (email != null && email.state().due().isPresent()) {
      put(email, email.queuedAt(), change.apply(email.state()));
    }
  }

  private static State due(State state, Instant at) {
    return switch (state) {
      case State.Queued(_, var doubt) -> new State.Queued(at, doubt);
      case State.Failed(int attempts, _, String answer, var doubt) ->
          new State.Failed(attempts, at, answer, doubt);
      case State.Sent _, State.GivenUp _ -> state;
    };
  }

  /// @return true: it is there
  private boolean put(Email e, Instant queuedAt, State state) {
    emails.put(
        e.id(),
        new Email(
            e.id(), e.kind(), e.order(), e.to(), e.subject(), queuedAt, e.requestId(), state));
    return true;
  }
}
