/// Whether the venue may open with this release: what the customer asked with what proves it, the
/// environment as it is now, and the judgement, go or no go.
///
/// Driving ports: [CheckReadiness], [SignOff]. Driven ports: [Signoffs].
///
/// Invariants: nothing is left out of an opening, and of a build only what is absent; no proof of
/// another commit counts for an opening (`CheckReadinessTest`); what was signed off stays as it is
/// (`SignoffsContract`, and by plain SQL `PostgresSignoffsIT`).
@NullMarked
package live.maguey.launch;

import org.jspecify.annotations.NullMarked;
