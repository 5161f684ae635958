/// Signed requests of the gate's devices: HTTP Message Signatures (RFC 9421) with one fixed set of
/// components, and the digest of the body (RFC 9530).
///
/// [RequestSignature] is what a request carries, [DeviceSigner] makes it for clients in Java.
/// Invariant: a request that was changed in any of them is refused (`GateSignaturesTest`).
@NullMarked
package live.maguey.http.signatures;

import org.jspecify.annotations.NullMarked;
