/// The API of the gate's devices: the current event, and a verdict for each scan.
///
/// Every call carries the device's token. The words of every verdict come from the domain's one
/// table of verdicts, in the language the device asks for. Invariants: each row of that table is
/// answered as written (`GateVerdictsTest`); a token opens only the gate's own routes, and a
/// revoked one opens none (`GateDevicesTest`).
@NullMarked
package live.maguey.http.gate;

import org.jspecify.annotations.NullMarked;
