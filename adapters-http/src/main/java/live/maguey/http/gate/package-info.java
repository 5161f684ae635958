/// The API of the gate's devices: the current event, and a verdict for each scan.
///
/// [GateRoutes] and [HeadRoutes], for people without a ticket, are the tables. Every call carries
/// the device's token. The domain gives a scan its reason and the facts; the words for them are
/// here, in the language the device asks for. Invariants: each reason has its words
/// (`VerdictWordsTest`) and is answered with them (`GateVerdictsTest`); a token opens only the
/// gate's own routes, and a revoked one opens none (`GateDevicesTest`).
@NullMarked
package live.maguey.http.gate;

import org.jspecify.annotations.NullMarked;
