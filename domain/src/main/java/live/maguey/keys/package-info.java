/// The keys that sign tickets: made, followed by the next, and revoked when one has leaked; and the
/// master key that seals them, rolled.
///
/// Driving ports: [RotateKeys], [RevokeKey], [ResealKeys]. Driven ports: [SigningKeys], [KeyMaker],
/// [Resealing]. Invariants: at most one key signs, and a rotation invalidates no issued ticket
/// (`SigningKeysContract`, `RotateKeysTest`); every ticket of a revoked key is signed again, and
/// the person who has it gets an email (`RevokeKeyTest`).
@NullMarked
package live.maguey.keys;

import org.jspecify.annotations.NullMarked;
