/// What becomes of a party that has a table: it is moved to another one, cancelled, or its host
/// declines the table that stands in for a lost one; and open pages see its guests arrive.
///
/// Driving ports: [MoveParty], [CancelReservation], [DeclineTable]. Invariants: a party moves to a
/// table that is free, with every pass that is somebody's, and its old table is free at once
/// (`MovePartyTest`); two parties who want one table, and a party and a buyer, race for it and one
/// has it (`MovePartyRaceIT`); the same table stands in for a lost one however the news comes
/// (`StandInTest`); a table that is given up is free, and its money back or kept for a reason
/// (`CancelReservationTest`, `DeclineTableTest`). Pages hear of an arrival from [AnnounceArrival]
/// (`AnnounceArrivalTest`, `AdmitGuestTest`).
@NullMarked
package live.maguey.vip;

import org.jspecify.annotations.NullMarked;
