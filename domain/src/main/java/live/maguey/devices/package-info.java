/// The devices that stand at the gate: enrolled with a code, known by a key that cannot be copied,
/// and revoked.
///
/// Driving ports: [OfferEnrolment], [EnrolDevice], [RecogniseDevice], [RevokeDevice]. Driven ports:
/// [Devices], [Enrolments]. Invariants: a code is stored as its hash only and makes one phone a
/// gate (`EnrolmentsContract`, `EnrolmentRaceIT`); an old request is worth nothing ([Nonces],
/// `NoncesTest`); a revoked device is refused everywhere within a second (`DevicesContract`,
/// `EnrolledDevicesTest`).
@NullMarked
package live.maguey.devices;

import org.jspecify.annotations.NullMarked;
