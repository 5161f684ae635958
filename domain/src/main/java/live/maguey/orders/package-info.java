/// What a buyer asked for and what became of it.
///
/// Driving ports: [PlaceOrder], [ShowOrder]. Driven ports: [Orders], [PaymentPage]. Invariants: a
/// tier's `taken` equals the places its lines still occupy and never passes its capacity
/// (`OrdersContract`, `HoldRaceIT`); states only move forward, and from expired, failed and
/// cancelled only captured money leads on (`OrderTest`, a trigger in the schema); one live hold per
/// browser and per mail address and night (`OrdersContract`).
@NullMarked
package live.maguey.orders;

import org.jspecify.annotations.NullMarked;
