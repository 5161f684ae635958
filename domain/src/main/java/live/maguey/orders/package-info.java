/// What a buyer asked for, and how the order stands.
///
/// Driving ports: [PlaceOrder], [ShowOrder], [CorrectAddress]; [OrderLinks] signs the way back to
/// an order. Driven ports: [Orders], [PaymentPage], [TicketEmails]. Invariants: a tier's `taken`
/// equals the places its lines still occupy and never exceeds its capacity (`OrdersContract`,
/// `HoldRaceIT`); states only move forward, and only captured money leads on from expired, failed
/// and cancelled (`OrderTest`, a trigger in the schema); one live hold per event for each browser
/// and each email address (`OrdersContract`); a corrected address closes the old link
/// (`CorrectAddressTest`).
@NullMarked
package live.maguey.orders;

import org.jspecify.annotations.NullMarked;
