package live.maguey.api;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.OpenCheckout;
import live.maguey.events.Venue;
import live.maguey.holds.ExpireHolds;
import live.maguey.holds.ReleaseHold;
import live.maguey.orders.OrderLinks;
import live.maguey.payments.PaymentGateway;
import live.maguey.refunds.SendRefunds;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Secret;
import live.maguey.stripe.StripeEventReader;
import live.maguey.trace.AskPayments;
import live.maguey.webhooks.HealPayments;
import live.maguey.webhooks.ProcessWebhooks;
import live.maguey.webhooks.RemakeOrder;

/// The use cases that ask one account of Stripe's.
public final class AtStripe {
  private final Stores stores;
  private final SettlePayment settlePayment;
  private final PaymentGateway gateway;

  AtStripe(Stores stores, SettlePayment settlePayment, PaymentGateway gateway) {
    this.stores = stores;
    this.settlePayment = settlePayment;
    this.gateway = gateway;
  }

  public PaymentGateway gateway() {
    return gateway;
  }

  /// @param holdTime how long a place is kept once it can be paid
  public OpenCheckout openCheckout(OrderLinks links, Venue venue, Duration holdTime) {
    return new OpenCheckout(
        stores.sales().orders(),
        stores.sales().events(),
        stores.payments().attempts(),
        gateway,
        settlePayment,
        links,
        venue,
        holdTime,
        stores.clock());
  }

  public CheckPayment checkPayment() {
    return new CheckPayment(
        stores.sales().orders(),
        stores.payments().attempts(),
        gateway,
        settlePayment,
        stores.clock());
  }

  /// Ends holds, after asking.
  public ReleaseHold releaseHold() {
    return new ReleaseHold(
        stores.sales().orders(),
        stores.payments().attempts(),
        gateway,
        settlePayment,
        stores.clock());
  }

  public ExpireHolds expireHolds() {
    return new ExpireHolds(
        stores.sales().orders(),
        stores.payments().attempts(),
        gateway,
        settlePayment,
        stores.clock());
  }

  /// @param paymentKeys tell what we opened ourselves
  /// @param taxRate of orders that are made again, in parts per million
  public ProcessWebhooks processWebhooks(Secret paymentKeys, int taxRate) {
    return new ProcessWebhooks(
        stores.payments().inbox(),
        new StripeEventReader(StripeParts.seal(paymentKeys)),
        gateway,
        settlePayment,
        stores.records().alerts(),
        stores.database(),
        stores.clock(),
        RandomGenerator.getDefault(),
        Optional.of(remakeOrder(taxRate)));
  }

  private RemakeOrder remakeOrder(int taxRate) {
    return new RemakeOrder(
        stores.sales().orders(),
        stores.sales().events(),
        stores.sales().tables(),
        stores.payments().inbox(),
        stores.records().alerts(),
        stores.records().audit(),
        stores.ids(),
        taxRate);
  }

  public SendRefunds sendRefunds() {
    return new SendRefunds(
        stores.payments().refunds(),
        gateway,
        settlePayment::settle,
        stores.records().alerts(),
        stores.database(),
        stores.clock(),
        RandomGenerator.getDefault());
  }

  public HealPayments healPayments() {
    return new HealPayments(
        stores.sales().orders(),
        stores.payments().attempts(),
        gateway,
        stores.payments().inbox(),
        settlePayment,
        stores.clock());
  }

  /// Asks about payments that we do not know.
  public AskPayments askPayments() {
    return new AskPayments(stores.payments().attempts(), stores.payments().facts(), gateway);
  }
}
