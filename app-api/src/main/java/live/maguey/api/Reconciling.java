package live.maguey.api;

import java.time.Instant;
import java.util.Optional;
import live.maguey.api.settings.Stripe;
import live.maguey.revenue.Reconcile;
import live.maguey.shared.Secret;
import live.maguey.status.Reconciliations;

/// Compares our ledger with that of one account of Stripe's.
public final class Reconciling {
  private final Stores stores;
  private final Stripe.Account account;

  Reconciling(Stores stores, Stripe.Account account) {
    this.stores = stores;
    this.account = account;
  }

  /// @param paymentKeys tell what we opened ourselves; without them nothing is proved to be ours
  public Reconcile reconcile(Optional<Secret> paymentKeys) {
    return new Reconcile(
        StripeParts.statement(account),
        stores.payments().bothLedgers(),
        StripeParts.seals(account, paymentKeys),
        order -> stores.sales().orders().find(order).isPresent(),
        stores.clock());
  }

  /// Keeps that this time was compared, for `maguey status`.
  ///
  /// @param differences how many there were
  public void keep(Instant from, Instant until, Reconcile.Outcome outcome, int differences) {
    stores
        .payments()
        .reconciliations()
        .record(
            new Reconciliations.Reconciliation(
                stores.clock().instant(), from, until, outcome.compared(), differences));
  }
}
