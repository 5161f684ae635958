/// The gate for its devices: tonight, and a verdict for each scan.
///
/// Every call carries the device's token and every verdict's words come from the domain's one table
/// of verdicts, in the language that the device asks for. Invariants: each row of that table is
/// answered as written (`GateVerdictsTest`); a token opens the gate's own routes and no other, and
/// a revoked one none (`GateDevicesTest`).
@NullMarked
package live.maguey.http.gate;

import org.jspecify.annotations.NullMarked;
