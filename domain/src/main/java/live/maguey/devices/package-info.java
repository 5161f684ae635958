/// The devices that stand at the gate: enrolled, known by their token, and revoked.
///
/// Driving ports: [EnrolDevice], [RecogniseDevice], [RevokeDevice]. Driven port: [Devices].
/// Invariants: a token is stored as its hash only; a revoked device is refused everywhere within a
/// second (`DevicesContract`, `EnrolledDevicesTest`).
@NullMarked
package live.maguey.devices;

import org.jspecify.annotations.NullMarked;
