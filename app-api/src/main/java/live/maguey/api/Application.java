package live.maguey.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.checkout.GiveComp;
import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.KeyRing;
import live.maguey.codes.PdfTickets;
import live.maguey.devices.EnrolDevice;
import live.maguey.devices.RevokeDevice;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.AllowAddress;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.QueueTickets;
import live.maguey.emails.ResendTickets;
import live.maguey.emails.RetryEmails;
import live.maguey.events.BrowseEvents;
import live.maguey.events.CancelEvent;
import live.maguey.events.CreateEvent;
import live.maguey.events.PublishEvent;
import live.maguey.events.Venue;
import live.maguey.keys.RevokeKey;
import live.maguey.keys.RotateKeys;
import live.maguey.orders.CorrectAddress;
import live.maguey.orders.OrderAlerts;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.RecordRefundByHand;
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
import live.maguey.shared.Ids;
import live.maguey.shared.Secret;
import live.maguey.status.CheckStatus;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripeEventReader;
import live.maguey.tickets.VerifyCode;
import live.maguey.tickets.VoidTicket;
import live.maguey.trace.FindOrders;
import live.maguey.trace.TraceOrder;
import live.maguey.webhooks.ReplayWebhooks;

/// The one composition: what commands, routes, workers and jobs share on one database. A use case
/// that needs only the database stands here, once; what asks Stripe or seals keys is given that
/// part of the settings. Codes are read with public keys.
public final class Application implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  /// 256 bits: nobody can guess a token.
  private static final int TOKEN_BYTES = 32;

  private final Stores stores;
  private final LookUps lookUps;
  private final SettlePayment settlePayment;
  private final RefundOrder refundOrder;

  private Application(Stores stores) {
    this.stores = stores;
    this.lookUps = LookUps.in(stores);
    this.settlePayment = settling(stores);
    this.refundOrder =
        new RefundOrder(
            stores.orders(),
            stores.tickets(),
            stores.facts(),
            stores.refunds(),
            stores.outbox(),
            stores.audit(),
            stores.database(),
            stores.ids(),
            stores.clock());
  }

  private static SettlePayment settling(Stores stores) {
    BuyerEmails emails = new BuyerEmails(stores.outbox(), stores.ids());
    return new SettlePayment(
        stores.orders(),
        stores.facts(),
        stores.attempts(),
        new ApplySteps(
            new MoveOrder(stores.orders()),
            new LedgerWriter(stores.ledger(), stores.events(), stores.ids()),
            new Fulfilment(stores.events(), stores.tickets(), emails, stores.ids()),
            new RefundPayments(
                stores.orders(), stores.tickets(), stores.refunds(), emails, stores.ids()),
            new FollowRefund(stores.refunds(), stores.alerts()),
            new FollowDisputes(stores.orders(), stores.alerts()),
            new OrderAlerts(stores.alerts())),
        new StepRecord(stores.facts(), stores.audit()),
        stores.database(),
        stores.clock());
  }

  /// For a command, in its own process next to the running servers.
  ///
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  /// @throws SchemaOutdated when it is older than this program
  public static Application open(ServiceConfig.Database config, InstantSource clock) {
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
  public static Application at(Stores stores) {
    return new Application(stores);
  }

  public InstantSource clock() {
    return stores.clock();
  }

  public Ids ids() {
    return stores.ids();
  }

  /// The read side.
  public LookUps lookUp() {
    return lookUps;
  }

  public BrowseEvents browseEvents() {
    return new BrowseEvents(stores.events(), stores.clock());
  }

  /// Creates events of this venue.
  public CreateEvent createEvent(Venue venue) {
    return new CreateEvent(
        stores.events(), stores.audit(), stores.database(), stores.ids(), venue, stores.clock());
  }

  public PublishEvent publishEvent() {
    return new PublishEvent(stores.events(), stores.audit(), stores.database(), stores.clock());
  }

  public CancelEvent cancelEvent() {
    return new CancelEvent(stores.events(), stores.audit(), stores.database(), stores.clock());
  }

  public RefundCancelled refundCancelled() {
    return new RefundCancelled(stores.orders(), refundOrder, stores.alerts(), stores.clock());
  }

  public SettlePayment settlePayment() {
    return settlePayment;
  }

  public RefundOrder refundOrder() {
    return refundOrder;
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

  public GiveComp giveComp() {
    return new GiveComp(
        stores.events(),
        stores.orders(),
        stores.tickets(),
        stores.audit(),
        settlePayment,
        stores.ids(),
        stores.clock());
  }

  public CorrectAddress correctAddress() {
    return new CorrectAddress(
        stores.orders(),
        new QueueTickets(stores.outbox(), stores.ids()),
        stores.audit(),
        stores.database(),
        stores.clock());
  }

  public ResendTickets resendTickets() {
    return new ResendTickets(
        stores.orders(),
        stores.outbox(),
        stores.audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public AllowAddress allowAddress() {
    return new AllowAddress(stores.outbox(), stores.audit(), stores.database(), stores.clock());
  }

  public RetryEmails retryEmails() {
    return new RetryEmails(stores.outbox(), stores.audit(), stores.database(), stores.clock());
  }

  public ReplayWebhooks replayWebhooks() {
    return new ReplayWebhooks(stores.inbox(), stores.audit(), stores.database(), stores.clock());
  }

  public VerifyCode verifyCode() {
    return new VerifyCode(
        new Ed25519CodeReader(new KeyRing(stores.keys(), stores.clock())),
        stores.tickets(),
        stores.events(),
        stores.clock());
  }

  public VoidTicket voidTicket() {
    return new VoidTicket(
        stores.orders(), stores.tickets(), stores.audit(), stores.database(), stores.clock());
  }

  public FindOrders findOrders() {
    return new FindOrders(
        stores.orders(),
        stores.tickets(),
        stores.facts(),
        stores.attempts(),
        stores.inbox(),
        new StripeEventReader(OrderSeal.unverified()));
  }

  public TraceOrder traceOrder() {
    return new TraceOrder(
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
        stores.clock());
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

  public EnrolDevice enrolDevice() {
    SecureRandom random = new SecureRandom();
    return new EnrolDevice(
        stores.devices(),
        stores.audit(),
        stores.database(),
        stores.ids(),
        () -> token(random),
        stores.clock());
  }

  public RevokeDevice revokeDevice() {
    return new RevokeDevice(stores.devices(), stores.audit(), stores.database(), stores.clock());
  }

  /// Whether the ticket keys open with this master key; there may be none yet.
  public boolean opensTicketKeys(Secret master) {
    return TicketKeys.of(stores, master) != TicketKeys.SHUT;
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

  /// Emails as they are sent.
  public EmailRenderer renderer(RenderSettings settings) {
    return Wiring.renderer(stores, settings);
  }

  /// The letters of a text that no ticket can show on paper, each once.
  public Set<String> lettersNotPrinted(String text) {
    return PdfTickets.missing(text);
  }

  /// What only a demo does.
  public Demo demo() {
    return new Demo(stores);
  }

  /// What asks this account.
  public AtStripe at(Stripe.Account stripe) {
    return new AtStripe(stores, settlePayment, stripe);
  }

  private static String token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    stores.close();
  }
}
