package live.maguey.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.checkout.GiveComp;
import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.KeyRing;
import live.maguey.codes.PdfTickets;
import live.maguey.emails.AllowAddress;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.QueueTickets;
import live.maguey.emails.ResendTickets;
import live.maguey.emails.RetryEmails;
import live.maguey.events.CancelEvent;
import live.maguey.events.CreateEvent;
import live.maguey.events.PublishEvent;
import live.maguey.events.Venue;
import live.maguey.holds.GiveBack;
import live.maguey.keys.RevokeKey;
import live.maguey.keys.RotateKeys;
import live.maguey.orders.CorrectAddress;
import live.maguey.persistence.demo.PastNights;
import live.maguey.refunds.PayBackCancelled;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.RetryRefund;
import live.maguey.revenue.Reconcile;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Secret;
import live.maguey.status.CheckStatus;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripeEventReader;
import live.maguey.tickets.VerifyCode;
import live.maguey.tickets.VoidTicket;
import live.maguey.trace.AskPayments;
import live.maguey.trace.FindOrders;
import live.maguey.trace.TraceOrder;
import live.maguey.webhooks.HealPayments;
import live.maguey.webhooks.ReplayWebhooks;

/// What the on-call commands work with, in their own process next to the running servers. Codes are
/// read with public keys; a secret is needed only where Stripe is asked.
public record Desk(
    Stores stores,
    ReplayWebhooks replayWebhooks,
    RetryEmails retryEmails,
    VerifyCode verifyCode,
    RefundOrder refundOrder,
    CancelEvent cancelEvent,
    PayBackCancelled payBackCancelled,
    GiveComp giveComp,
    CorrectAddress correctAddress,
    AllowAddress allowAddress,
    ResendTickets resendTickets,
    VoidTicket voidTicket,
    FindOrders findOrders,
    TraceOrder traceOrder,
    PublishEvent publishEvent)
    implements AutoCloseable {

  private static final int CONNECTIONS = 2;

  /// @throws live.maguey.shared.Unavailable when the database does not answer
  /// @throws SchemaOutdated when it is older than this program
  public static Desk open(ServiceConfig.Database config, InstantSource clock) {
    Stores stores =
        Stores.open(
            new ServiceConfig.Database(
                config.url(), config.user(), config.password(), CONNECTIONS, config.holds()),
            new SimpleMeterRegistry(),
            clock);
    try {
      Schema.requireCurrent(stores.database());
      return at(stores);
    } catch (RuntimeException fault) {
      stores.close();
      throw fault;
    }
  }

  /// On stores that are open already; the caller closes them.
  public static Desk at(Stores stores) {
    RefundOrder refundOrder = stores.refundOrder();
    return new Desk(
        stores,
        new ReplayWebhooks(stores.inbox(), stores.audit(), stores.database(), stores.clock()),
        new RetryEmails(stores.outbox(), stores.audit(), stores.database(), stores.clock()),
        new VerifyCode(
            new Ed25519CodeReader(new KeyRing(stores.keys(), stores.clock())),
            stores.tickets(),
            stores.events(),
            stores.clock()),
        refundOrder,
        new CancelEvent(stores.events(), stores.audit(), stores.database(), stores.clock()),
        new PayBackCancelled(stores.orders(), refundOrder, stores.alerts(), stores.clock()),
        new GiveComp(
            stores.settling(),
            new SettlePayment(stores.settling(), stores.database(), stores.ids(), stores.clock()),
            stores.ids(),
            stores.clock()),
        new CorrectAddress(
            stores.orders(),
            new QueueTickets(stores.outbox(), stores.ids()),
            stores.audit(),
            stores.database(),
            stores.clock()),
        new AllowAddress(stores.outbox(), stores.audit(), stores.database(), stores.clock()),
        new ResendTickets(
            stores.orders(),
            stores.outbox(),
            stores.audit(),
            stores.database(),
            stores.ids(),
            stores.clock()),
        new VoidTicket(
            stores.orders(), stores.tickets(), stores.audit(), stores.database(), stores.clock()),
        new FindOrders(
            stores.orders(),
            stores.tickets(),
            stores.facts(),
            stores.attempts(),
            stores.inbox(),
            new StripeEventReader(OrderSeal.unverified())),
        new TraceOrder(
            new TraceOrder.Stores(
                stores.attempts(),
                stores.facts(),
                stores.inbox(),
                stores.ledger(),
                stores.refunds(),
                stores.tickets(),
                stores.outbox(),
                stores.scanLog(),
                stores.audit(),
                stores.alerts()),
            stores.clock()),
        new PublishEvent(stores.events(), stores.audit(), stores.database(), stores.clock()));
  }

  /// Creates events of this venue.
  public CreateEvent createEvent(Venue venue) {
    return new CreateEvent(
        stores.events(), stores.audit(), stores.database(), stores.ids(), venue, stores.clock());
  }

  /// The letters of a text that no ticket can show on paper, each once.
  public Set<String> lettersNotPrinted(String text) {
    return PdfTickets.missing(text);
  }

  /// Makes up a past for the demo.
  public PastNights pastNights() {
    return new PastNights(stores.database(), new Random());
  }

  /// What is wrong now.
  public CheckStatus checkStatus() {
    return new CheckStatus(
        new CheckStatus.Stores(
            stores.alerts(),
            stores.backlog(),
            stores.refusedSignatures(),
            stores.reconciliations(),
            jobs()::timed,
            stores.devices(),
            stores.orders()),
        stores.clock());
  }

  /// The jobs that the servers do by the clock.
  public JobBoard jobs() {
    return new JobBoard(stores);
  }

  /// Emails as they are sent.
  public EmailRenderer renderer(Letterhead letterhead) {
    return Wiring.renderer(stores, letterhead);
  }

  /// Makes ticket keys, sealed with this master key.
  public RotateKeys rotateKeys(Secret master) {
    return Wiring.rotateKeys(stores, master);
  }

  /// Ends a ticket key that leaked.
  public RevokeKey revokeKey() {
    return new RevokeKey(
        stores.keys(),
        new RevokeKey.Stores(
            stores.events(), stores.orders(), stores.tickets(), stores.outbox(), stores.audit()),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  /// Heals payments by asking this account.
  public HealPayments healPayments(Stripe.Account stripe) {
    return new HealPayments(
        stores.orders(),
        stores.attempts(),
        Wiring.gateway(stripe, stores.clock()),
        stores.inbox(),
        settle(),
        stores.clock());
  }

  /// Asks again for refunds that failed.
  public RetryRefund retryRefund() {
    return new RetryRefund(
        stores.refunds(), stores.alerts(), stores.audit(), stores.database(), stores.clock());
  }

  /// Records failed refunds that a person paid.
  public RecordRefundByHand recordRefund() {
    return new RecordRefundByHand(
        stores.orders(),
        stores.refunds(),
        stores.ledger(),
        stores.audit(),
        stores.alerts(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  /// Asks this account about payments that we do not know.
  public AskPayments askPayments(Stripe.Account stripe) {
    return new AskPayments(
        stores.attempts(), stores.facts(), Wiring.gateway(stripe, stores.clock()));
  }

  /// Ends holds, after asking this account.
  public GiveBack giveBack(Stripe.Account stripe) {
    return new GiveBack(
        stores.orders(),
        stores.attempts(),
        Wiring.gateway(stripe, stores.clock()),
        settle(),
        stores.clock());
  }

  private SettlePayment settle() {
    return new SettlePayment(stores.settling(), stores.database(), stores.ids(), stores.clock());
  }

  /// Our ledger against this account's.
  ///
  /// @param paymentKeys tell what we opened ourselves; without them nothing is proved to be ours
  public Reconcile reconcile(Stripe.Account stripe, Optional<Secret> paymentKeys) {
    return new Reconcile(
        Wiring.statement(stripe),
        stores.books(),
        Wiring.seals(stripe, paymentKeys),
        order -> stores.orders().find(order).isPresent(),
        stores.clock());
  }

  @Override
  public void close() {
    stores.close();
  }
}
