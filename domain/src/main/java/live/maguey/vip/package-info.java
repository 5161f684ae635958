/// What becomes of a party that has a table: it is moved to another one.
///
/// Driving port: [MoveParty]. Invariants: a party moves to a table that is free, with every pass
/// that is somebody's, and its old table is free at once (`MovePartyTest`); two parties who want
/// one table, and a party and a buyer, race for it and one has it (`MovePartyRaceIT`).
@NullMarked
package live.maguey.vip;

import org.jspecify.annotations.NullMarked;
