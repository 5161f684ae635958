/// Where each cent came from and where it went.
///
/// Driving port: [Reconcile]. Driven ports: [Ledger], [Statement], [BothLedgers], [Seals].
/// Invariants: entries are append-only, one per (source, kind, balance transaction), and an entry's
/// allocations sum exactly to it (`LedgerEntryTest`, `LedgerContract`); each difference between our
/// ledger and Stripe's has a name (`ReconcileTest`).
@NullMarked
package live.maguey.revenue;

import org.jspecify.annotations.NullMarked;
