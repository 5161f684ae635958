/// The people who work at the gate: who they are, and the PIN that is to say who holds a phone.
/// Nobody signs in with it yet.
///
/// Driving ports: [AddStaff], [ChangePin], [RemoveStaff]; [NewPins] makes the PINs. Driven ports:
/// [Staff], [PinHash]. Invariants: a PIN is told once and kept only as its slow hash (`StaffTest`,
/// `Argon2PinHashTest`); of those who work here no two have the same name (`StaffContract`,
/// `StaffRaceIT`).
@NullMarked
package live.maguey.staff;

import org.jspecify.annotations.NullMarked;
