/// The inbox of what Stripe tells, delivered or fetched, and how it becomes facts. An event is
/// stored before anything is made of it, and worked on until it is done or a person is told.
///
/// Driving ports: [ReceiveWebhook], [ProcessWebhooks], [ReplayWebhooks], [HealPayments];
/// [RemakeOrder] makes a lost order again from what Stripe knows of it. Driven ports:
/// [WebhookEvents], [EventReader], [WebhookVerifier]. Invariants: an event is stored once
/// (`WebhookEventsContract`); a broken one blocks no other and is given up only with an alert
/// (`ProcessWebhooksTest`); nothing that is not signed is stored (`ReceiveWebhookTest`); healing
/// finds what a webhook did not bring (`HealPaymentsTest`); money of an order that is lost buys it
/// again or goes back (`RemakeOrderTest`).
@NullMarked
package live.maguey.webhooks;

import org.jspecify.annotations.NullMarked;
