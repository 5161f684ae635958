package live.maguey.api;

import live.maguey.lookup.LookUpAudit;
import live.maguey.lookup.LookUpDevices;
import live.maguey.lookup.LookUpEmails;
import live.maguey.lookup.LookUpEvents;
import live.maguey.lookup.LookUpKeys;
import live.maguey.lookup.LookUpOrders;
import live.maguey.lookup.LookUpRefunds;
import live.maguey.lookup.LookUpTickets;
import live.maguey.lookup.LookUpWebhooks;

/// The read side, by capability.
public record LookUps(
    LookUpEvents events,
    LookUpOrders orders,
    LookUpTickets tickets,
    LookUpRefunds refunds,
    LookUpWebhooks webhooks,
    LookUpEmails emails,
    LookUpDevices devices,
    LookUpKeys keys,
    LookUpAudit audit) {

  static LookUps in(Stores stores) {
    return new LookUps(
        new LookUpEvents(
            stores.events(), stores.orders(), stores.admissions(), stores.refundSearch()),
        new LookUpOrders(
            stores.orders(),
            stores.events(),
            stores.attempts(),
            stores.facts(),
            stores.ledger(),
            stores.refunds(),
            stores.tickets(),
            stores.outbox(),
            stores.audit()),
        new LookUpTickets(stores.tickets(), stores.events(), stores.scanLog()),
        new LookUpRefunds(stores.refunds(), stores.refundSearch()),
        new LookUpWebhooks(stores.inbox()),
        new LookUpEmails(stores.outbox()),
        new LookUpDevices(stores.devices()),
        new LookUpKeys(stores.keys()),
        new LookUpAudit(stores.audit()));
  }
}
