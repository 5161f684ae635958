/// Whether the venue may open with this release: what the customer asked with what proves it, the
/// environment as it is now, the judgement, go or no go, and who decided on it.
///
/// Driving ports: [CheckReadiness], [DecideOpening], [SignOff]. Driven ports: [DecisionReader],
/// [DecisionSigner], [Decisions], [Signoffs].
///
/// Invariants: nothing is left out of an opening, and of a build only what is absent; no proof of
/// another commit counts for an opening (`CheckReadinessTest`), and nobody opens against the
/// judgement (`DecideOpeningTest`); what was signed off or decided stays as it is
/// (`SignoffsContract`, `DecisionsContract`, and by plain SQL `PostgresSignoffsIT`,
/// `PostgresDecisionsIT`).
@NullMarked
package live.maguey.launch;

import org.jspecify.annotations.NullMarked;
