package live.maguey.tables;

import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;

/// The floor plans: the venue's, and each event's own.
public interface Tables {
  /// The plan that a new event may copy; empty while the venue has none.
  Optional<FloorPlan> ofVenue();

  /// Stores the venue's plan in place of the one before. No event's plan changes.
  void replaceOfVenue(FloorPlan plan);

  /// An event's plan and how its tables stand, as of one moment; empty for an event without tables.
  Optional<EventPlan> of(EventId event);

  /// Stores an event's plan in place of the one before. A table is known by its id: one that the
  /// plan has no more is withdrawn and can be neither held nor taken again, not even for a late
  /// payment. What a table that is held or sold costs, seats and is called stays, and so does the
  /// table: nothing at all is stored then. Call it inside a unit of work that locks them.
  ///
  /// @return the tables that stood in the way, by their labels; empty when the plan is stored
  List<Table> replace(EventId event, FloorPlan plan);
}
