package live.maguey.api;

import live.maguey.alerts.WatchSignatures;
import live.maguey.api.settings.Stripe;
import live.maguey.checkout.GiveComp;
import live.maguey.deposits.RecordCollected;
import live.maguey.deposits.ShowDeposits;
import live.maguey.disputes.FollowDisputes;
import live.maguey.orders.OrderAlerts;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundCancelled;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.RetryRefund;
import live.maguey.settlement.ApplySteps;
import live.maguey.settlement.BuyerEmails;
import live.maguey.settlement.Fulfilment;
import live.maguey.settlement.LedgerWriter;
import live.maguey.settlement.MoveOrder;
import live.maguey.settlement.RefundPayments;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.StepRecord;
import live.maguey.stripe.StripeWebhookVerifier;
import live.maguey.vip.CancelReservation;
import live.maguey.vip.DeclineTable;
import live.maguey.webhooks.ReceiveWebhook;
import live.maguey.webhooks.ReplayWebhooks;

/// What settles payments and refunds them; Stripe itself is asked by [AtStripe].
public final class Paying {
  private final Stores stores;
  private final Stores.Sales sales;
  private final Stores.Payments payments;
  private final Stores.Records records;
  private final SettlePayment settlePayment;
  private final RefundOrder refundOrder;

  Paying(Stores stores) {
    this.stores = stores;
    this.sales = stores.sales();
    this.payments = stores.payments();
    this.records = stores.records();
    this.settlePayment = settling();
    this.refundOrder =
        new RefundOrder(
            sales.orders(),
            sales.tickets(),
            sales.reservations(),
            payments.facts(),
            payments.refunds(),
            stores.outbox(),
            records.audit(),
            stores.database(),
            stores.ids(),
            stores.clock());
  }

  private SettlePayment settling() {
    BuyerEmails emails = new BuyerEmails(stores.outbox(), stores.ids());
    return new SettlePayment(
        sales.orders(),
        payments.facts(),
        payments.attempts(),
        new ApplySteps(
            new MoveOrder(sales.orders(), sales.tables(), sales.reservations()),
            new LedgerWriter(payments.ledger(), sales.deposits(), sales.events(), stores.ids()),
            new Fulfilment(
                sales.events(),
                sales.tables(),
                sales.tickets(),
                sales.reservations(),
                emails,
                stores.ids()),
            new RefundPayments(
                sales.orders(),
                sales.tickets(),
                sales.reservations(),
                payments.refunds(),
                emails,
                stores.ids()),
            new FollowRefund(payments.facts(), payments.refunds(), records.alerts()),
            new FollowDisputes(sales.orders(), records.alerts()),
            new OrderAlerts(records.alerts())),
        new StepRecord(payments.facts(), records.audit()),
        stores.database(),
        stores.clock());
  }

  public SettlePayment settlePayment() {
    return settlePayment;
  }

  public GiveComp giveComp() {
    return new GiveComp(
        sales.events(),
        sales.orders(),
        sales.tickets(),
        records.audit(),
        settlePayment,
        stores.ids(),
        stores.clock());
  }

  public ReceiveWebhook receiveWebhook(Stripe stripe) {
    return new ReceiveWebhook(
        new StripeWebhookVerifier(StripeParts.webhookSecrets(stripe)),
        payments.inbox(),
        records.alerts(),
        stripe.livemode(),
        stores.clock(),
        new WatchSignatures(
            "Stripe", records.refusedSignatures(), records.alerts(), stores.clock()));
  }

  public ReplayWebhooks replayWebhooks() {
    return new ReplayWebhooks(payments.inbox(), records.audit(), stores.database(), stores.clock());
  }

  public CancelReservation cancelReservation() {
    return new CancelReservation(
        sales.orders(),
        sales.tickets(),
        sales.reservations(),
        refundOrder,
        records.audit(),
        stores.database(),
        stores.clock());
  }

  public DeclineTable declineTable() {
    return new DeclineTable(sales.events(), sales.reservations(), refundOrder, stores.clock());
  }

  public RefundOrder refundOrder() {
    return refundOrder;
  }

  public RefundAmount refundAmount() {
    return new RefundAmount(
        sales.orders(),
        payments.facts(),
        payments.refunds(),
        stores.outbox(),
        records.audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public RefundCancelled refundCancelled() {
    return new RefundCancelled(sales.orders(), refundOrder, records.alerts(), stores.clock());
  }

  /// Asks again for refunds that failed.
  public RetryRefund retryRefund() {
    return new RetryRefund(
        payments.refunds(), records.alerts(), records.audit(), stores.database(), stores.clock());
  }

  /// Records failed refunds that a person paid.
  public RecordRefundByHand recordRefund() {
    return new RecordRefundByHand(
        sales.orders(),
        payments.facts(),
        payments.refunds(),
        payments.ledger(),
        sales.deposits(),
        records.audit(),
        records.alerts(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  /// What is owed for deposits, and what tables paid at the venue.
  public ShowDeposits showDeposits() {
    return new ShowDeposits(sales.deposits(), sales.collected());
  }

  /// Writes down what a table paid at the venue.
  public RecordCollected recordCollected() {
    return new RecordCollected(
        sales.orders(),
        showDeposits(),
        sales.collected(),
        records.audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }
}
