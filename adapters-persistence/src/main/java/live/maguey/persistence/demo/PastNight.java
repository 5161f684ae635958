package live.maguey.persistence.demo;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.tables.FloorPlan;

/// An event that is over, and how much was sold of it.
///
/// @param event its own number is not used: it gets the next free one
/// @param plan its tables, under identities of their own; empty for an event without
/// @param orders at least one; one in twenty was not paid in time
/// @param tickets from `orders` to four times as many, the passes of tables included
/// @param over when its business night was over
/// @param now what comes later than this has not happened
public record PastNight(
    Event event, Optional<FloorPlan> plan, int orders, int tickets, Instant over, Instant now) {}
