/// Everything that happened to an order, from the first request to the door, and what should have
/// happened but did not. Reads what every other capability keeps; changes nothing.
///
/// Driving ports: [TraceOrder], [FindOrders], [AskPayments]. Invariants: a gap is told as soon as
/// it is one, and no sooner (`GapsTest`); what is told is in the order in which it happened
/// (`TraceOrderTest`).
@NullMarked
package live.maguey.trace;

import org.jspecify.annotations.NullMarked;
