package live.maguey.tables;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Slug;

/// An event's floor plan as the public sees it.
public final class BrowseTables {
  private final Events events;
  private final Tables tables;
  private final InstantSource clock;

  public BrowseTables(Events events, Tables tables, InstantSource clock) {
    this.events = events;
    this.tables = tables;
    this.clock = clock;
  }

  /// @param availability whether a free table can be booked now, and if not, why
  public record Shown(Event event, EventPlan plan, Availability availability) {}

  /// Empty for an event that is not public, and for one without tables, which costs no more than
  /// the event's own statement.
  public Optional<Shown> show(Slug slug) {
    Instant now = clock.instant();
    return events
        .find(slug)
        .filter(Event::isPublic)
        .filter(Event::hasTables)
        .flatMap(event -> tables.of(event.id()).map(plan -> shown(event, plan, now)));
  }

  /// The venue's own plan; empty while it has none.
  public Optional<FloorPlan> ofVenue() {
    return tables.ofVenue();
  }

  /// The plan of an event in any state; empty for one without tables.
  public Optional<EventPlan> of(Event event) {
    return event.hasTables() ? tables.of(event.id()) : Optional.empty();
  }

  private static Shown shown(Event event, EventPlan plan, Instant now) {
    Availability sale = event.availabilityOfTables(now);
    boolean soldOut = sale == Availability.ON_SALE && plan.free().isEmpty();
    boolean mayComeBack =
        plan.standings().values().stream().anyMatch(Standing.Held.class::isInstance);
    return new Shown(
        event, plan, !soldOut ? sale : mayComeBack ? Availability.ON_HOLD : Availability.SOLD_OUT);
  }
}
