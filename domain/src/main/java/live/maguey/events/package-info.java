/// What is for sale: events, their tiers and prices, in the venue's zone.
///
/// Driving ports: [BrowseEvents], [CreateEvent], [PublishEvent], [CancelEvent]. Driven port:
/// [Events]. Invariants: a price is free or at least what its currency can be charged in, `taken`
/// never exceeds a tier's capacity (`EventTest`, `PostgresEventsIT`, and the schema's own checks).
@NullMarked
package live.maguey.events;

import org.jspecify.annotations.NullMarked;
