package live.maguey.tables;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import live.maguey.events.Venue;
import live.maguey.shared.Ids;
import live.maguey.shared.UnitOfWork;

/// Replaces the venue's floor plan, or an event's own.
///
/// A table is known by its label: one that stays on the plan stays the same table.
public final class ImportTables {
  private final Events events;
  private final Tables tables;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final Venue venue;
  private final InstantSource clock;

  public ImportTables(
      Events events,
      Tables tables,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      Venue venue,
      InstantSource clock) {
    this.events = events;
    this.tables = tables;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.venue = venue;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param plan as it stands, or as it would in a preview
    record Imported(FloorPlan plan) implements Outcome {}

    /// @param faults at least one
    record Faulty(List<FloorPlan.Fault> faults) implements Outcome {}

    /// More people than the law lets in, the event's tiers counted.
    record TooMany(int people, int allowed) implements Outcome {}

    /// Tables that are held or sold, and that the plan would change or leave out.
    record InTheWay(List<Table> tables) implements Outcome {}

    record NoSuchEvent(Slug event) implements Outcome {}
  }

  /// The venue's plan, which a new event may copy.
  ///
  /// @param plan whose tables may have any identity
  /// @param dryRun whether nothing is to be changed
  public Outcome ofVenue(FloorPlan plan, boolean dryRun, Cause cause) {
    return refusal(plan, 0)
        .orElseGet(() ->
            work.run(() -> {
              FloorPlan next = identified(plan, tables.ofVenue());
              if (!dryRun) {
                tables.replaceOfVenue(next);
                record("venue", next, cause);
              }
              return new Outcome.Imported(next);
            }));
  }

  /// An event's own plan; as [#ofVenue].
  public Outcome ofEvent(Slug slug, FloorPlan plan, boolean dryRun, Cause cause) {
    Optional<Event> event = events.find(slug);
    if (event.isEmpty()) {
      return new Outcome.NoSuchEvent(slug);
    }
    int places = event.get().allotment() - event.get().sale().tableSeats();
    return refusal(plan, places)
        .orElseGet(() -> work.run(() -> replace(event.get(), plan, dryRun, cause)));
  }

  private Outcome replace(Event event, FloorPlan plan, boolean dryRun, Cause cause) {
    Optional<EventPlan> before = tables.of(event.id());
    FloorPlan next = identified(plan, before.map(EventPlan::plan));
    List<Table> inTheWay =
        dryRun
            ? before.map(b -> b.bound(next)).orElse(List.of())
            : tables.replace(event.id(), next);
    if (!inTheWay.isEmpty()) {
      return new Outcome.InTheWay(inTheWay);
    }
    if (!dryRun) {
      record("event " + event.id(), next, cause);
    }
    return new Outcome.Imported(next);
  }

  /// @param places that the event offers beside its tables
  private Optional<Outcome> refusal(FloorPlan plan, int places) {
    List<FloorPlan.Fault> faults = plan.faults();
    if (!faults.isEmpty()) {
      return Optional.of(new Outcome.Faulty(faults));
    }
    int people = places + plan.seats();
    return people > venue.capacity()
        ? Optional.of(new Outcome.TooMany(people, venue.capacity()))
        : Optional.empty();
  }

  private FloorPlan identified(FloorPlan plan, Optional<FloorPlan> before) {
    FloorPlan own = plan.copy(ids);
    return before.map(own::identifiedAs).orElse(own);
  }

  private void record(String of, FloorPlan plan, Cause cause) {
    audit.record(
        new AuditEntry(
            clock.instant(),
            cause.actor(),
            "tables.imported",
            of,
            plan.tables().size() + " tables, " + plan.seats() + " seats",
            cause.requestId()));
  }
}
