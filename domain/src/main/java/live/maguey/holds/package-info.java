/// How a hold ends without money: by its time, by its buyer, or by us. The page is closed first, so
/// that it can no longer be paid, then the places are on sale again.
///
/// Driving ports: [ExpireHolds], [ReleaseHold]. Invariants: no hold outlives its time while Stripe
/// answers (`ExpireHoldsTest`); a page that was paid meanwhile is settled and not released
/// (`ReleaseHoldTest`).
@NullMarked
package live.maguey.holds;

import org.jspecify.annotations.NullMarked;
