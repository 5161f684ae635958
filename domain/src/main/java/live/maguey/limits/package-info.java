/// How often callers may do something: what all nodes count together, and whose webhooks are worth
/// a look at their signature. Routes say which allowance holds for them.
///
/// Driving ports: [CountCallers], [SignatureChecks]. Driven port: [Allowances]. Invariants: of all
/// who ask at once exactly as many get one as are left, on whatever node (`AllowancesContract`,
/// `PostgresAllowancesIT`); no address can be read from what is kept (`CountCallersTest`); only a
/// network that was wrong lately waits, and one right signature ends it (`SignatureChecksTest`).
@NullMarked
package live.maguey.limits;

import org.jspecify.annotations.NullMarked;
