package live.maguey.sandbox.stripe;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import live.maguey.sandbox.stripe.StripeLookalike.Options;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.WebhookSender;

/// The parts of a lookalike of Stripe, put together.
final class StripeComposition {
  /// How long Stripe goes on with a webhook in live mode; in test mode it ends earlier
  /// (<https://docs.stripe.com/webhooks#automatic-retries>).
  private static final Duration PATIENCE = Duration.ofDays(3);

  final Store store;
  final Knobs knobs;
  final Records records;
  final RateLimit limit;
  final SigningSecrets secrets;
  final WebhookSender webhooks;
  final WebhookEndpoints endpoints;
  final Events events;
  final Agenda agenda;
  final CheckoutSessions sessions;
  final BalanceTransactions transactions;
  final Disputes disputes;
  final Payouts payouts;
  final Payments payments;
  final Refunds refunds;
  final Account account;
  final StripeApi api;
  final StripeDoor door;

  /// @param base where the lookalike will be
  StripeComposition(Options options, Store store, Supplier<URI> base) {
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
    sessions = new CheckoutSessions(records, events, agenda, clock, base);
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
    account = new Account(records, options.merchant(), options.isLive());
    api =
        new StripeApi(
            door, records, events, sessions, refunds, payments, endpoints, account, clock);
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
}
