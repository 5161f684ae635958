package live.maguey.api;

import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.KeyRing;
import live.maguey.emails.RetryEmails;
import live.maguey.payments.ReplayWebhooks;
import live.maguey.tickets.CodeReader;

/// What a person on call works with, in a process of its own beside the running servers. Codes are
/// read with public keys; no secret is needed.
public record Desk(
    Stores stores, ReplayWebhooks replayWebhooks, RetryEmails retryEmails, CodeReader codes) {

  public static Desk at(Stores stores) {
    return new Desk(
        stores,
        new ReplayWebhooks(stores.inbox(), stores.audit(), stores.database(), stores.clock()),
        new RetryEmails(stores.outbox(), stores.audit(), stores.database(), stores.clock()),
        new Ed25519CodeReader(new KeyRing(stores.keys(), stores.clock())));
  }
}
