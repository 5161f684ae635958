package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import live.maguey.webhooks.WebhookEvent.State;

/// The inbox in memory.
public final class InMemoryWebhookEvents implements WebhookEvents {
  private static final Comparator<WebhookEvent> OLDEST_FIRST =
      Comparator.comparing(WebhookEvent::receivedAt).thenComparing(WebhookEvent::id);

  private final InMemoryWorld world;
  private final SequencedMap<String, WebhookEvent> events;
  private final SequencedMap<String, Instant> pulled;

  public InMemoryWebhookEvents(InMemoryWorld world) {
    this.world = world;
    this.events = world.table();
    this.pulled = world.table();
  }

  @Override
  public boolean store(WebhookEvent event) {
    return world.locked(() -> events.putIfAbsent(event.id(), event) == null);
  }

  @Override
  public List<WebhookEvent> claim(int limit, Instant now, Duration lease) {
    return world.locked(() -> {
      List<WebhookEvent> due =
          events.values().stream()
              .filter(e -> due(e.state()).filter(at -> !at.isAfter(now)).isPresent())
              .sorted(OLDEST_FIRST)
              .limit(limit)
              .toList();
      due.forEach(e -> put(e, dueAt(e.state(), now.plus(lease))));
      return due;
    });
  }

  private static Optional<Instant> due(State state) {
    return switch (state) {
      case State.Received received -> Optional.of(received.due());
      case State.Failed failed -> Optional.of(failed.due());
      case State.Processed _, State.Dead _ -> Optional.empty();
    };
  }

  private static State dueAt(State state, Instant due) {
    return switch (state) {
      case State.Received(_, var before) -> new State.Received(due, before);
      case State.Failed(int failures, _, String error) -> new State.Failed(failures, due, error);
      case State.Processed _, State.Dead _ -> state;
    };
  }

  @Override
  public void finished(
      String id, String body, WebhookEvent.Result result, Instant at, String note) {
    world.execute(() ->
        put(event(id), body, new State.Processed(result, event(id).state().failures(), at, note)));
  }

  @Override
  public void failed(String id, Instant next, String error) {
    world.execute(() -> {
      switch (event(id).state()) {
        case State.Received _, State.Failed _ ->
            put(event(id), new State.Failed(event(id).state().failures() + 1, next, error));
        case State.Processed _, State.Dead _ -> {}
      }
    });
  }

  @Override
  public void dead(String id, Instant at, String error) {
    world.execute(() -> put(event(id), new State.Dead(event(id).state().failures(), at, error)));
  }

  @Override
  public boolean replay(String id, Instant now) {
    return world.locked(() -> {
      if (!events.containsKey(id)) {
        return false;
      }
      put(event(id), new State.Received(now, event(id).state().note()));
      return true;
    });
  }

  @Override
  public void replayDead(String mentioning, Instant now) {
    list(WebhookEvent.Stage.DEAD, Integer.MAX_VALUE).stream()
        .filter(event -> event.state().note().orElse("").contains(mentioning))
        .forEach(event -> replay(event.id(), now));
  }

  @Override
  public Optional<WebhookEvent> find(String id) {
    return world.locked(() -> Optional.ofNullable(events.get(id)));
  }

  @Override
  public List<WebhookEvent> list(Search wanted) {
    return world.locked(() ->
        InMemoryPages.of(
            wanted.page(),
            events.values().stream()
                .filter(e -> wanted.state() == null || e.state().stage() == wanted.state())
                .filter(e -> !wanted.failing() || failing(e)),
            e -> new Page.Row<>(e.receivedAt(), e.id())));
  }

  private static boolean failing(WebhookEvent event) {
    return switch (event.state()) {
      case State.Failed _, State.Dead _ -> true;
      case State.Received _, State.Processed _ -> false;
    };
  }

  @Override
  public List<String> received(Instant from, Instant until, boolean failing) {
    return world.locked(() ->
        events.values().stream()
            .filter(e -> !e.receivedAt().isBefore(from) && !e.receivedAt().isAfter(until))
            .filter(e -> !failing || failing(e))
            .sorted(OLDEST_FIRST)
            .map(WebhookEvent::id)
            .toList());
  }

  @Override
  public List<String> known(List<String> ids) {
    return world.locked(() -> ids.stream().filter(events::containsKey).toList());
  }

  @Override
  public Optional<Instant> pulledUntil() {
    return world.locked(() -> Optional.ofNullable(pulled.get("until")));
  }

  @Override
  public void pulledUntil(Instant until) {
    world.execute(() -> pulled.merge("until", until, (a, b) -> a.isAfter(b) ? a : b));
  }

  private WebhookEvent event(String id) {
    return Optional.ofNullable(events.get(id)).orElseThrow();
  }

  private void put(WebhookEvent e, State state) {
    put(e, e.body(), state);
  }

  private void put(WebhookEvent e, String body, State state) {
    events.put(
        e.id(),
        new WebhookEvent(
            e.id(),
            e.type(),
            e.livemode(),
            e.createdAt(),
            e.receivedAt(),
            e.origin(),
            body,
            e.requestId(),
            state));
  }
}
