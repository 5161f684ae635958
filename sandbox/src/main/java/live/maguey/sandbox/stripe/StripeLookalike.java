package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.LocalServer;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.WebhookSender;
import org.jspecify.annotations.Nullable;

/// A running lookalike of Stripe, and the control over it that tests and drills need. Objects are
/// handed out as copies in Stripe's own JSON.
public final class StripeLookalike implements AutoCloseable {
  /// @param port 0 for any free one
  /// @param settleAfter from a charge to its balance transaction
  /// @param refundSettlesAfter from a refund to its next update
  /// @param callsPerSecond 0 for no limit (Stripe's own test mode: 25)
  /// @param webhookBackoff pause after each failed delivery; the last one repeats
  public record Options(
      int port,
      String secretKey,
      String webhookSecret,
      String merchant,
      Duration settleAfter,
      Duration refundSettlesAfter,
      int callsPerSecond,
      List<Duration> webhookBackoff,
      Clock clock) {
    /// With a live key it says so of its events, its balance and its endpoint, as Stripe does.
    boolean isLive() {
      return secretKey.matches("(sk|rk)_live_.*");
    }
  }

  /// One answered call to the API.
  public record ApiCall(
      String endpoint, String path, int status, @Nullable String idempotencyKey) {}

  /// How long Stripe goes on with a webhook in live mode; in test mode it ends earlier
  /// (<https://docs.stripe.com/webhooks#automatic-retries>).
  private static final Duration PATIENCE = Duration.ofDays(3);

  private final Store store;
  private final Knobs knobs;
  private final Records records;
  private final RateLimit limit;
  private final SigningSecrets secrets;
  private final WebhookSender webhooks;
  private final WebhookEndpoints endpoints;
  private final Events events;
  private final Agenda agenda;
  private final CheckoutSessions sessions;
  private final BalanceTransactions transactions;
  private final Disputes disputes;
  private final Payouts payouts;
  private final Payments payments;
  private final Refunds refunds;
  private final StripeApi api;
  private final StripeDoor door;
  private final LocalServer server;

  private StripeLookalike(Options options, Store store) {
    Clock clock = options.clock();
    this.store = store;
    knobs = new Knobs(store);
    records = new Records(store);
    limit = new RateLimit(store, options.callsPerSecond());
    secrets = new SigningSecrets(store, options.webhookSecret());
    webhooks =
        new WebhookSender(
            store,
            knobs,
            new WebhookSender.Retries(options.webhookBackoff(), PATIENCE, clock),
            new StripeSignature(clock, secrets));
    endpoints = new WebhookEndpoints(store, webhooks, clock, options.isLive());
    events = new Events(options.isLive(), records, webhooks, endpoints, clock);
    agenda = new Agenda("stripe", store, clock, this::due);
    sessions = new CheckoutSessions(records, events, agenda, clock, this::base);
    transactions = new BalanceTransactions(records, events, clock);
    disputes = new Disputes(records, transactions, events, clock);
    payouts = new Payouts(records, transactions, events, clock);
    payments =
        new Payments(
            records,
            events,
            agenda,
            disputes,
            knobs,
            clock,
            options.settleAfter(),
            options.merchant());
    refunds =
        new Refunds(
            records,
            events,
            transactions,
            agenda,
            disputes,
            knobs,
            clock,
            options.refundSettlesAfter());
    door = new StripeDoor(options.secretKey(), knobs, limit, store, events, clock);
    api =
        new StripeApi(
            door,
            records,
            events,
            sessions,
            refunds,
            payments,
            endpoints,
            options.merchant(),
            options.isLive(),
            clock);
    var page = new PaymentPage(records, payments, clock, options.merchant());
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(page.routes());
    var drills = new StripeDrills(this, refunds, new OutageDrills(knobs, limit, secrets));
    routes.addAll(drills.routes(webhooks));
    server = LocalServer.start("Stripe", options.port(), routes, api::unknown);
    webhooks.resume();
    agenda.start();
  }

  /// @param store closed with the lookalike, also when it does not start
  /// @throws IllegalStateException when the port is taken
  public static StripeLookalike start(Options options, Store store) {
    try {
      return new StripeLookalike(options, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public URI base() {
    return server.base();
  }

  public Knobs knobs() {
    return knobs;
  }

  /// Null stops the webhooks.
  public void webhooksTo(@Nullable URI target) {
    endpoints.target(target);
  }

  /// Signs with each of these from now on, as during a rotation.
  public void signWith(String... secrets) {
    this.secrets.use(List.of(secrets));
  }

  /// Signs with a new secret, and with the one before until it is ended.
  ///
  /// @return the new one
  public String rollSecret() {
    return secrets.roll();
  }

  /// What webhooks are signed with, newest first.
  public List<String> signingSecrets() {
    return secrets.valid();
  }

  /// @param calls 0 for no limit
  public void callsPerSecond(int calls) {
    limit.perSecond(calls);
  }

  /// 0 for no limit.
  public int callsPerSecond() {
    return limit.perSecond();
  }

  /// Gives the account a bank account in another currency; what it converts is not booked.
  public void settleIn(String currency) {
    api.settleIn(currency);
  }

  /// Pays an open session as its page would, without the page.
  public Payment pay(String sessionId, String cardNumber) {
    return payments.pay(sessionId, cardNumber, "Test Buyer", null);
  }

  /// Answers the 3-D Secure challenge that [#pay] met.
  public Payment authenticate(String sessionId, boolean succeeds) {
    return payments.authenticate(sessionId, succeeds);
  }

  /// Completes a session with `payment_status` unpaid, as a delayed method does.
  public Payment completeUnpaid(String sessionId) {
    return payments.completeUnpaid(sessionId);
  }

  /// The delayed money arrives: `checkout.session.async_payment_succeeded`.
  public Payment asyncPaymentSucceeds(String sessionId) {
    return payments.asyncResult(sessionId, true);
  }

  /// The delayed money fails: `checkout.session.async_payment_failed`.
  public Payment asyncPaymentFails(String sessionId) {
    return payments.asyncResult(sessionId, false);
  }

  /// The banks of the buyers: disputes, inquiries, warnings.
  public BuyersBank bank() {
    return new BuyersBank(records, disputes);
  }

  /// Pays the whole balance out to the merchant's bank.
  ///
  /// @throws IllegalStateException when there is nothing to pay out
  public JsonNode payOut() {
    return payouts.payOut();
  }

  /// Writes a balance transaction that no charge or refund made, as Stripe does with its invoices.
  ///
  /// @param type such as `stripe_fee`; @param amount in minor units, negative when it leaves
  public JsonNode bookOfItsOwn(String type, long amount, String currency) {
    return records.locked(() -> transactions.writeOfItsOwn(type, amount, currency).deepCopy());
  }

  /// Sends an event's webhook again, whether or not it arrived before.
  public void sendAgain(String eventId) {
    events.send(
        Objects.requireNonNull(
            records.locked(() -> records.events.get(eventId)), "no event " + eventId));
  }

  /// Oldest first, as are all the lists below.
  public List<JsonNode> sessions() {
    return records.copiesOf(records.sessions);
  }

  public JsonNode session(String id) {
    return records.locked(
        () -> Records.find(records.sessions, "checkout.session", id, "session").deepCopy());
  }

  public List<JsonNode> paymentIntents() {
    return records.copiesOf(records.intents);
  }

  /// Failed ones too.
  public List<JsonNode> charges() {
    return records.copiesOf(records.charges);
  }

  public List<JsonNode> refunds() {
    return records.copiesOf(records.refunds);
  }

  public List<JsonNode> payouts() {
    return records.copiesOf(records.payouts);
  }

  public List<JsonNode> balanceTransactions() {
    return records.copiesOf(records.transactions);
  }

  public List<JsonNode> events() {
    return records.locked(
        () -> records.events.all().values().stream().<JsonNode>map(events::shown).toList());
  }

  /// Of one type, such as `charge.updated`.
  public List<JsonNode> events(String type) {
    return events().stream().filter(e -> e.get("type").asText().equals(type)).toList();
  }

  public List<ApiCall> calls() {
    return door.calls();
  }

  public List<WebhookSender.Attempt> webhookAttempts() {
    return webhooks.attempts();
  }

  /// Events whose webhook has had no 2xx so far.
  public int undelivered() {
    return webhooks.open().size();
  }

  /// See [Store#written()].
  public long written() {
    return store.written();
  }

  private void due(Agenda.Due due) {
    switch (due.what()) {
      case CheckoutSessions.EXPIRE -> sessions.expireWhenOpen(due.id());
      case BalanceTransactions.SETTLE -> transactions.settle(due.id());
      case Refunds.SUCCEED -> refunds.succeed(due.id());
      case Refunds.FAIL -> refunds.fail(due.id());
      case Refunds.REFERENCE -> refunds.reference(due.id());
      default -> throw new IllegalStateException("nothing known to do: " + due.what());
    }
  }

  @Override
  public void close() {
    knobs.close();
    agenda.close();
    webhooks.close();
    server.close();
    store.close();
  }
}
