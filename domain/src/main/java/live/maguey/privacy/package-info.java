/// What the venue knows of a person: told to them, and erased when they ask for it.
///
/// Driving ports: [ExportGuest], [EraseGuest], [ApplyErasures]; [ErasureRule] says from when
/// somebody may be erased, and each [Hindrance] why not yet. Driven ports: [People],
/// [KeptErasures]. Invariants: time alone only ever takes hindrances away (`ErasureRuleTest`); a
/// person is erased whole or not at all, and what others keep is named (`EraseGuestTest`); an
/// [Erasure] names ids and nobody, and is applied again after a restore (`ApplyErasuresTest`,
/// `PeopleContract`); who is erased stands in no column of any table (`PersonErasedIT`).
@NullMarked
package live.maguey.privacy;

import org.jspecify.annotations.NullMarked;
