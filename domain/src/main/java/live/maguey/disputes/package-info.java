/// What stands against an order's money: what a buyer's bank holds, and what a card network warns
/// of. Read from the facts alone, in whatever order they came.
///
/// [FollowDisputes] does it for settlement. Invariants: the last decision counts, and a disputed
/// order is marked exactly while its money may be gone (`DisputesTest`, `DisputeRaceIT`).
@NullMarked
package live.maguey.disputes;

import org.jspecify.annotations.NullMarked;
