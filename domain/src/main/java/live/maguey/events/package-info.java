/// What is for sale: events, their tiers and prices, in the venue's zone.
///
/// An [Event] has [Hours], an [Announcement] with its texts and its poster, a [Sale], and tiers,
/// each with its [Tier.Stock], its prices and perhaps a [Tier.Window] of its own.
///
/// Driving ports: [BrowseEvents], [CreateEvent] (from [Hours.Local] and [NewTier]s),
/// [PublishEvent], [CancelEvent]. Driven ports: [Events], [CalendarEntries]. Invariants: a price is
/// free or at least what its currency can be charged in, `taken` never exceeds a tier's capacity
/// (`EventTest`, `PostgresEventsIT`, and the schema's own checks).
@NullMarked
package live.maguey.events;

import org.jspecify.annotations.NullMarked;
