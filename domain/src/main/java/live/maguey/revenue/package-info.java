/// Where each cent came from and went.
///
/// Driven ports: [Ledger]. Invariants: entries are append-only, one per (source, kind, balance
/// transaction), and an entry's allocations sum exactly to it (`LedgerEntryTest`,
/// `LedgerContract`).
@NullMarked
package live.maguey.revenue;

import org.jspecify.annotations.NullMarked;
