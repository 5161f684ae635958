package live.maguey.api;

import java.time.Instant;
import java.util.Optional;
import live.maguey.api.settings.Stripe;
import live.maguey.holds.ReleaseHold;
import live.maguey.payments.PaymentGateway;
import live.maguey.revenue.Reconcile;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Secret;
import live.maguey.status.Reconciliations;
import live.maguey.trace.AskPayments;
import live.maguey.webhooks.HealPayments;

/// The use cases of the [Application] that ask one account of Stripe's.
public final class AtStripe {
  private final Stores stores;
  private final SettlePayment settlePayment;
  private final Stripe.Account account;

  AtStripe(Stores stores, SettlePayment settlePayment, Stripe.Account account) {
    this.stores = stores;
    this.settlePayment = settlePayment;
    this.account = account;
  }

  public HealPayments healPayments() {
    return new HealPayments(
        stores.orders(),
        stores.attempts(),
        gateway(),
        stores.inbox(),
        settlePayment,
        stores.clock());
  }

  /// Asks about payments that we do not know.
  public AskPayments askPayments() {
    return new AskPayments(stores.attempts(), stores.facts(), gateway());
  }

  /// Ends holds, after asking.
  public ReleaseHold releaseHold() {
    return new ReleaseHold(
        stores.orders(), stores.attempts(), gateway(), settlePayment, stores.clock());
  }

  /// Our ledger against the account's.
  ///
  /// @param paymentKeys tell what we opened ourselves; without them nothing is proved to be ours
  public Reconcile reconcile(Optional<Secret> paymentKeys) {
    return new Reconcile(
        StripeParts.statement(account),
        stores.bothLedgers(),
        StripeParts.seals(account, paymentKeys),
        order -> stores.orders().find(order).isPresent(),
        stores.clock());
  }

  /// Keeps that this time was compared, for `maguey status`.
  ///
  /// @param differences how many there were
  public void keep(Instant from, Instant until, Reconcile.Outcome outcome, int differences) {
    stores
        .reconciliations()
        .record(
            new Reconciliations.Reconciliation(
                stores.clock().instant(), from, until, outcome.compared(), differences));
  }

  private PaymentGateway gateway() {
    return StripeParts.gateway(account, stores.clock());
  }
}
