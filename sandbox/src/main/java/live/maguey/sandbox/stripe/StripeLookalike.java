package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.IdempotentReplies;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.LocalServer;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.SigningSecrets;
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

  /// What survives a restart.
  record Saved(
      Books.Snapshot books,
      List<Agenda.Due> agenda,
      List<IdempotentReplies.Kept> replies,
      @Nullable URI webhookTarget,
      List<WebhookSender.Delivery> undelivered) {}

  private final Knobs knobs = new Knobs();
  private final Books books = new Books();
  private final RateLimit limit;
  private final SigningSecrets secrets;
  private final WebhookSender webhooks;
  private final Events events;
  private final Agenda agenda;
  private final CheckoutSessions sessions;
  private final BalanceTransactions transactions;
  private final Disputes disputes;
  private final Payouts payouts;
  private final Payments payments;
  private final Refunds refunds;
  private final StripeDoor door;
  private final Runnable changed;
  private final LocalServer server;

  private StripeLookalike(Options options, @Nullable JsonNode saved, Runnable changed) {
    Clock clock = options.clock();
    this.changed = changed;
    limit = new RateLimit(options.callsPerSecond());
    secrets = new SigningSecrets(options.webhookSecret());
    webhooks =
        new WebhookSender(
            knobs, options.webhookBackoff(), new StripeSignature(clock, secrets), changed);
    events = new Events(options.isLive(), books, webhooks, clock);
    agenda = new Agenda("stripe", clock, this::due);
    sessions = new CheckoutSessions(books, events, agenda, clock, this::base);
    transactions = new BalanceTransactions(books, events, clock);
    disputes = new Disputes(books, transactions, events, clock);
    payouts = new Payouts(books, transactions, events, clock);
    payments =
        new Payments(
            books,
            events,
            agenda,
            disputes,
            knobs,
            clock,
            options.settleAfter(),
            options.merchant());
    refunds =
        new Refunds(
            books,
            events,
            transactions,
            agenda,
            disputes,
            knobs,
            clock,
            options.refundSettlesAfter());
    door = new StripeDoor(options.secretKey(), knobs, limit, clock, changed);
    if (saved != null) {
      restore(saved);
    }
    var api =
        new StripeApi(
            door, books, sessions, refunds, webhooks::target, options.merchant(), options.isLive());
    var page = new PaymentPage(books, payments, changed, clock, options.merchant());
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(page.routes());
    var drills = new StripeDrills(this, refunds, new OutageDrills(knobs, limit, secrets), changed);
    routes.addAll(drills.routes(webhooks));
    server = LocalServer.start("Stripe", options.port(), routes, api::unknown);
    agenda.start();
  }

  /// @param saved what [#snapshot()] gave an earlier run, null for a fresh start
  /// @param changed told after every change of state
  /// @throws IllegalStateException when the port is taken
  public static StripeLookalike start(Options options, @Nullable JsonNode saved, Runnable changed) {
    return new StripeLookalike(options, saved, changed);
  }

  public URI base() {
    return server.base();
  }

  public Knobs knobs() {
    return knobs;
  }

  /// Null stops the webhooks.
  public void webhooksTo(@Nullable URI target) {
    webhooks.target(target);
  }

  /// Signs with each of these from now on, as during a rotation.
  public void signWith(String... secrets) {
    this.secrets.use(List.of(secrets));
  }

  /// @param calls 0 for no limit
  public void callsPerSecond(int calls) {
    limit.perSecond(calls);
  }

  /// Pays an open session as its page would, without the page.
  public Payment pay(String sessionId, String cardNumber) {
    return told(payments.pay(sessionId, cardNumber, "Test Buyer", null));
  }

  /// Answers the 3-D Secure challenge that [#pay] met.
  public Payment authenticate(String sessionId, boolean succeeds) {
    return told(payments.authenticate(sessionId, succeeds));
  }

  /// Completes a session with `payment_status` unpaid, as a delayed method does.
  public Payment completeUnpaid(String sessionId) {
    return told(payments.completeUnpaid(sessionId));
  }

  /// The delayed money arrives: `checkout.session.async_payment_succeeded`.
  public Payment asyncPaymentSucceeds(String sessionId) {
    return told(payments.asyncResult(sessionId, true));
  }

  /// The delayed money fails: `checkout.session.async_payment_failed`.
  public Payment asyncPaymentFails(String sessionId) {
    return told(payments.asyncResult(sessionId, false));
  }

  private <T> T told(T outcome) {
    changed.run();
    return outcome;
  }

  /// The banks of the buyers: disputes, inquiries, warnings.
  public BuyersBank bank() {
    return new BuyersBank(books, disputes, changed);
  }

  /// Pays the whole balance out to the merchant's bank.
  ///
  /// @throws IllegalStateException when there is nothing to pay out
  public JsonNode payOut() {
    return told(payouts.payOut());
  }

  /// Writes a balance transaction that no charge or refund made, as Stripe does with its invoices.
  ///
  /// @param type such as `stripe_fee`; @param amount in minor units, negative when it leaves
  public JsonNode bookOfItsOwn(String type, long amount, String currency) {
    return told(books.locked(() -> transactions.writeOfItsOwn(type, amount, currency).deepCopy()));
  }

  /// Sends an event's webhook again, whatever became of it before.
  public void sendAgain(String eventId) {
    events.send(
        Objects.requireNonNull(
            books.locked(() -> books.events.get(eventId)), "no event " + eventId));
  }

  /// Oldest first, as are all the lists below.
  public List<JsonNode> sessions() {
    return books.copiesOf(books.sessions);
  }

  public JsonNode session(String id) {
    return books.locked(
        () -> Books.find(books.sessions, "checkout.session", id, "session").deepCopy());
  }

  public List<JsonNode> paymentIntents() {
    return books.copiesOf(books.intents);
  }

  /// Failed ones too.
  public List<JsonNode> charges() {
    return books.copiesOf(books.charges);
  }

  public List<JsonNode> refunds() {
    return books.copiesOf(books.refunds);
  }

  public List<JsonNode> payouts() {
    return books.copiesOf(books.payouts);
  }

  public List<JsonNode> balanceTransactions() {
    return books.copiesOf(books.transactions);
  }

  public List<JsonNode> events() {
    return books.locked(() -> List.copyOf(books.events.values())).stream()
        .map(e -> Json.trusted(e.json()))
        .toList();
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

  /// What survives a restart, for Jackson.
  public Object snapshot() {
    return new Saved(
        books.snapshot(),
        agenda.pending(),
        door.replies().finished(),
        webhooks.target(),
        webhooks.open());
  }

  private void restore(JsonNode json) {
    Saved saved = Json.MAPPER.convertValue(json, Saved.class);
    books.restore(saved.books());
    saved.agenda().forEach(d -> agenda.add(Instant.ofEpochMilli(d.atMillis()), d.what(), d.id()));
    door.replies().restore(saved.replies());
    webhooks.restore(saved.webhookTarget(), saved.undelivered());
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
    changed.run();
  }

  @Override
  public void close() {
    knobs.close();
    agenda.close();
    webhooks.close();
    server.close();
  }
}
