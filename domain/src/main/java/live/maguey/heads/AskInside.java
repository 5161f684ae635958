package live.maguey.heads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import org.jspecify.annotations.Nullable;

/// How many people were inside at a moment, as an inspector asks.
public final class AskInside {
  private final BrowseEvents tonight;
  private final Events events;
  private final Heads heads;
  private final InstantSource clock;

  public AskInside(BrowseEvents tonight, Events events, Heads heads, InstantSource clock) {
    this.tonight = tonight;
    this.events = events;
    this.heads = heads;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Inside(Event event, Instant at, int people) implements Outcome {}

    record NoSuchEvent(Slug event) implements Outcome {}

    /// No event was named, and none is open for admission.
    record NoEvent() implements Outcome {}

    /// Nobody can know it yet.
    record InFuture(Instant at) implements Outcome {}
  }

  /// @param event null for the one at the gates now
  /// @param at the moment, which may depend on the event's night; null for now
  public Outcome ask(@Nullable Slug event, @Nullable Function<Event, Instant> at) {
    Optional<Event> asked = event == null ? tonight.tonight() : events.find(event);
    if (asked.isEmpty()) {
      return event == null ? new Outcome.NoEvent() : new Outcome.NoSuchEvent(event);
    }
    Instant now = clock.instant();
    Instant moment = at == null ? now : at.apply(asked.get());
    return moment.isAfter(now)
        ? new Outcome.InFuture(moment)
        : new Outcome.Inside(asked.get(), moment, heads.inside(asked.get().id(), moment));
  }
}
