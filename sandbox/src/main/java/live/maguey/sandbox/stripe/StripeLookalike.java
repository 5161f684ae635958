package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.LocalServer;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.Route;
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

  private final StripeComposition parts;
  private final LocalServer server;

  private StripeLookalike(Options options, Store store) {
    parts = new StripeComposition(options, store, this::base);
    var page = new PaymentPage(parts.records, parts.payments, options.clock(), options.merchant());
    List<Route> routes = new ArrayList<>(parts.api.routes());
    routes.addAll(page.routes());
    var drills =
        new StripeDrills(
            this, parts.refunds, new OutageDrills(parts.knobs, parts.limit, parts.secrets));
    routes.addAll(drills.routes(parts.webhooks));
    server = LocalServer.start("Stripe", options.port(), routes, parts.api::unknown);
    parts.webhooks.resume();
    parts.agenda.start();
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
    return parts.knobs;
  }

  /// Null stops the webhooks.
  public void webhooksTo(@Nullable URI target) {
    parts.endpoints.target(target);
  }

  /// Signs with each of these from now on, as during a rotation.
  public void signWith(String... secrets) {
    parts.secrets.use(List.of(secrets));
  }

  /// Signs with a new secret, and with the one before until it is ended.
  ///
  /// @return the new one
  public String rollSecret() {
    return parts.secrets.roll();
  }

  /// What webhooks are signed with, newest first.
  public List<String> signingSecrets() {
    return parts.secrets.valid();
  }

  /// @param calls 0 for no limit
  public void callsPerSecond(int calls) {
    parts.limit.perSecond(calls);
  }

  /// 0 for no limit.
  public int callsPerSecond() {
    return parts.limit.perSecond();
  }

  /// Gives the account a bank account in another currency; what it converts is not booked.
  public void settleIn(String currency) {
    parts.account.settleIn(currency);
  }

  /// Pays an open session as its page would, without the page.
  public Payment pay(String sessionId, String cardNumber) {
    return parts.payments.pay(sessionId, cardNumber, "Test Buyer", null);
  }

  /// Answers the 3-D Secure challenge that [#pay] met.
  public Payment authenticate(String sessionId, boolean succeeds) {
    return parts.payments.authenticate(sessionId, succeeds);
  }

  /// Completes a session with `payment_status` unpaid, as a delayed method does.
  public Payment completeUnpaid(String sessionId) {
    return parts.payments.completeUnpaid(sessionId);
  }

  /// The delayed money arrives: `checkout.session.async_payment_succeeded`.
  public Payment asyncPaymentSucceeds(String sessionId) {
    return parts.payments.asyncResult(sessionId, true);
  }

  /// The delayed money fails: `checkout.session.async_payment_failed`.
  public Payment asyncPaymentFails(String sessionId) {
    return parts.payments.asyncResult(sessionId, false);
  }

  /// The banks of the buyers: disputes, inquiries, warnings.
  public BuyersBank bank() {
    return new BuyersBank(parts.records, parts.disputes);
  }

  /// Pays the whole balance out to the merchant's bank.
  ///
  /// @throws IllegalStateException when there is nothing to pay out
  public JsonNode payOut() {
    return parts.payouts.payOut();
  }

  /// Writes a balance transaction that no charge or refund made, as Stripe does with its invoices.
  ///
  /// @param type such as `stripe_fee`; @param amount in minor units, negative when it leaves
  public JsonNode bookOfItsOwn(String type, long amount, String currency) {
    return parts.records.locked(
        () -> parts.transactions.writeOfItsOwn(type, amount, currency).deepCopy());
  }

  /// Sends an event's webhook again, whether or not it arrived before.
  public void sendAgain(String eventId) {
    parts.events.send(
        Objects.requireNonNull(
            parts.records.locked(() -> parts.records.events.get(eventId)), "no event " + eventId));
  }

  /// Oldest first, as are all the lists below.
  public List<JsonNode> sessions() {
    return parts.records.copiesOf(parts.records.sessions);
  }

  public JsonNode session(String id) {
    return parts.records.locked(
        () -> Records.find(parts.records.sessions, "checkout.session", id, "session").deepCopy());
  }

  public List<JsonNode> paymentIntents() {
    return parts.records.copiesOf(parts.records.intents);
  }

  /// Failed ones too.
  public List<JsonNode> charges() {
    return parts.records.copiesOf(parts.records.charges);
  }

  public List<JsonNode> refunds() {
    return parts.records.copiesOf(parts.records.refunds);
  }

  public List<JsonNode> payouts() {
    return parts.records.copiesOf(parts.records.payouts);
  }

  public List<JsonNode> balanceTransactions() {
    return parts.records.copiesOf(parts.records.transactions);
  }

  public List<JsonNode> events() {
    return parts.records.locked(() ->
        parts.records.events.all().values().stream().<JsonNode>map(parts.events::shown).toList());
  }

  /// Of one type, such as `charge.updated`.
  public List<JsonNode> events(String type) {
    return events().stream().filter(e -> e.get("type").asText().equals(type)).toList();
  }

  public List<ApiCall> calls() {
    return parts.door.calls();
  }

  public List<WebhookSender.Attempt> webhookAttempts() {
    return parts.webhooks.attempts();
  }

  /// Events whose webhook has had no 2xx so far.
  public int undelivered() {
    return parts.webhooks.open().size();
  }

  /// See [Store#written()].
  public long written() {
    return parts.store.written();
  }

  @Override
  public void close() {
    parts.knobs.close();
    parts.agenda.close();
    parts.webhooks.close();
    server.close();
    parts.store.close();
  }
}
