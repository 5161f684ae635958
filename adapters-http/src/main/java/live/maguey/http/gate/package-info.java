/// The API of the gate's devices: the current event, and a verdict for each scan.
///
/// [GateRoutes] and [HeadRoutes], for people without a ticket, are the tables, [EnrolRoutes] is
/// what makes a phone a device. Every other call is signed by it. The domain gives a scan its
/// reason and the facts; the words for them are here, in the language the device asks for.
/// Invariants: each reason has its words (`VerdictWordsTest`) and is answered with them
/// (`GateVerdictsTest`); a signature opens only the gate's own routes, and a revoked one opens none
/// (`GateDevicesTest`).
@NullMarked
package live.maguey.http.gate;

import org.jspecify.annotations.NullMarked;
