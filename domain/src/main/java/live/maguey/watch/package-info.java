/// Looks from outside at what the server keeps, by the clock, and raises alerts about what it
/// finds.
///
/// Driving ports: [WatchInvariants], [WatchStatus], [WatchDatabase]. Driven ports: [Violations],
/// [DatabaseReach]; of other capabilities the alerts and the status. Every [Invariant] is named in
/// words, found once violated and its alert closed once it holds again: `WatchInvariantsTest`, on
/// PostgreSQL `InvariantsIT`; a round takes no longer with all that is over: `WatchedInTurnIT`; the
/// simulation looks at the same ones: `InvariantsAtRestTest`; what waits or fails is an alert while
/// it does: `WatchStatusTest`; that the database is away is told past it: `WatchDatabaseTest`.
@NullMarked
package live.maguey.watch;

import org.jspecify.annotations.NullMarked;
