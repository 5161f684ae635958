package live.maguey.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The events that the public sees, and the one that the gate works on.
public final class BrowseEvents {
  private static final Duration GATE_OPENS_EARLY = Duration.ofHours(12);
  private static final Duration GATE_STAYS = Duration.ofHours(3);

  private final Events events;
  private final InstantSource clock;

  public BrowseEvents(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /// Public events that are not over, the next one first.
  public List<Event> upcoming() {
    return withHolds(events.upcoming(clock.instant()));
  }

  /// A public event by its name; drafts are not found.
  public Optional<Event> show(Slug slug) {
    return events
        .find(slug)
        .filter(Event::isPublic)
        .map(event -> withHolds(List.of(event)).getFirst());
  }

  /// What is full is sold out only when nobody is still paying for a place of it.
  private List<Event> withHolds(List<Event> found) {
    if (found.stream().flatMap(event -> event.tiers().stream()).allMatch(tier -> tier.left() > 0)) {
      return found;
    }
    Map<TierId, Integer> held = events.onHold();
    return found.stream().map(event -> event.withHolds(held)).toList();
  }

  /// The event of an order, in any state.
  public Event of(EventId id) {
    return events.find(id).orElseThrow();
  }

  public int onHold(Event event) {
    return events.onHold(event.id());
  }

  /// The event that a gate works on now: published, from twelve hours before doors until three
  /// hours after its end. With more than one, one that admits now, however long ago its doors were;
  /// then the one whose doors are nearest.
  public Optional<Event> tonight() {
    Instant now = clock.instant();
    return events.published(now.minus(GATE_STAYS), now.plus(GATE_OPENS_EARLY)).stream()
        .min(
            Comparator.comparing((Event e) -> !e.hours().admit(now))
                .thenComparing(e -> Duration.between(now, e.doors()).abs()));
  }
}
