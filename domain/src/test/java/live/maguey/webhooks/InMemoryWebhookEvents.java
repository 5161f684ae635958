package live.maguey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import live.maguey.shared.InMemoryWorld;
import org.jspecify.annotations.Nullable;

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
              .filter(e -> e.nextAttemptAt() != null && !e.nextAttemptAt().isAfter(now))
              .sorted(
                  Comparator.comparing(WebhookEvent::receivedAt).thenComparing(WebhookEvent::id))
              .limit(limit)
              .toList();
      due.forEach(e -> put(e, e.state(), e.attempts(), now.plus(lease), null, e.lastError()));
      return due;
    });
  }

  @Override
  public void finished(String id, WebhookEvent.State state, Instant at, @Nullable String note) {
    world.execute(() -> put(event(id), state, event(id).attempts(), null, at, note));
  }

  @Override
  public void scrubbed(String id, String body) {
    world.execute(() -> {
      WebhookEvent e = event(id);
      events.put(
          id,
          new WebhookEvent(
              e.id(),
              e.type(),
              e.livemode(),
              e.createdAt(),
              e.receivedAt(),
              body,
              e.origin(),
              e.state(),
              e.attempts(),
              e.nextAttemptAt(),
              e.processedAt(),
              e.lastError(),
              e.requestId()));
    });
  }

  @Override
  public void failed(String id, Instant next, String error) {
    world.execute(() -> {
      WebhookEvent e = event(id);
      if (e.state() == WebhookEvent.State.RECEIVED) {
        put(e, e.state(), e.attempts() + 1, next, null, error);
      }
    });
  }

  @Override
  public void dead(String id, Instant at, String error) {
    finished(id, WebhookEvent.State.DEAD, at, error);
  }

  @Override
  public boolean replay(String id, Instant now) {
    return world.locked(() -> {
      if (!events.containsKey(id)) {
        return false;
      }
      put(event(id), WebhookEvent.State.RECEIVED, 0, now, null, event(id).lastError());
      return true;
    });
  }

  @Override
  public Optional<WebhookEvent> find(String id) {
    return world.locked(() -> Optional.ofNullable(events.get(id)));
  }

  @Override
  public List<WebhookEvent> list(WebhookEvent.@Nullable State state, int limit) {
    return newest(e -> state == null || e.state() == state, limit);
  }

  @Override
  public List<WebhookEvent> failing(int limit) {
    return newest(InMemoryWebhookEvents::failing, limit);
  }

  private static boolean failing(WebhookEvent event) {
    return event.state() == WebhookEvent.State.DEAD
        || (event.state() == WebhookEvent.State.RECEIVED && event.attempts() > 0);
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

  private List<WebhookEvent> newest(Predicate<WebhookEvent> wanted, int limit) {
    return world.locked(() ->
        events.values().stream()
            .filter(wanted)
            .sorted(OLDEST_FIRST.reversed())
            .limit(limit)
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

  private void put(
      WebhookEvent e,
      WebhookEvent.State state,
      int attempts,
      @Nullable Instant next,
      @Nullable Instant processed,
      @Nullable String note) {
    events.put(
        e.id(),
        new WebhookEvent(
            e.id(),
            e.type(),
            e.livemode(),
            e.createdAt(),
            e.receivedAt(),
            e.body(),
            e.origin(),
            state,
            attempts,
            next,
            processed,
            note,
            e.requestId()));
  }
}
