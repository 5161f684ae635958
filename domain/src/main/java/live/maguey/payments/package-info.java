/// How money is asked for, and what follows from what Stripe says.
///
/// Evidence becomes [Fact]s; [Settlement] says purely what follows from an order and all its facts;
/// [SettlePayment] does it under the order's lock, in one transaction, whoever calls. There is no
/// second road to "paid".
///
/// Driving ports: [OpenCheckout], [ReceiveWebhook], [ProcessWebhooks], [SettlePayment],
/// [CheckPayment], [ShowPayment], [GiveBack], [ExpireHolds], [HealPayments], [SendRefunds],
/// [ReplayWebhooks]. Driven ports: [PaymentGateway], [EventReader], [WebhookVerifier],
/// [WebhookEvents], [Facts], [CheckoutAttempts], [Refunds]. Invariants: captured = living tickets +
/// refunds requested or done; the same facts in any order, any number of times, end in the same
/// state (`SettlementTest`, `SettlePaymentTest`, `SettleRaceIT`).
@NullMarked
package live.maguey.payments;

import org.jspecify.annotations.NullMarked;
