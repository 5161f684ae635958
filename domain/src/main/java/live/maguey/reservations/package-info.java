/// Who has a VIP table for a night, from the hold to the night's end.
///
/// Driving ports: [EndNight] with [EndDeposits], [RecordLateArrival]; [FollowReservation] is called
/// by what holds, settles, refunds and voids. Driven port: [Reservations]; the hold itself writes
/// the pending reservation ([live.maguey.orders.Orders#hold]), and the gate checks it in
/// ([live.maguey.gate.Admissions#admit]), each in its own statement. Open pages hear of a move from
/// [AnnouncedReservations] (`AnnouncedReservationsTest`). Invariants: a reservation only moves
/// forward (`ReservationTest`, `ReservationGuardsIT`); an event's table has one that is live
/// (`ReservationsContract`, `ReservationGuardsIT`); it is checked in once, however many gates admit
/// its guests (`CheckInRaceIT`).
@NullMarked
package live.maguey.reservations;

import org.jspecify.annotations.NullMarked;
