/// How we ask for money, and what follows from what Stripe says.
///
/// Evidence becomes [Fact]s; [Settlement] is a pure function that says what follows from an order
/// and all its facts; [SettlePayment] does it under the order's lock, in one transaction, for every
/// caller. There is no second road to "paid".
///
/// Driving ports: [OpenCheckout], [ReceiveWebhook], [ProcessWebhooks], [SettlePayment],
/// [CheckPayment], [ShowPayment], [GiveBack], [ExpireHolds], [HealPayments], [RefundOrder],
/// [SendRefunds], [RecordRefundByHand], [PayBackCancelled], [CancelEvent], [GiveComp],
/// [VoidTicket], [ReplayWebhooks]. Driven ports: [PaymentGateway], [EventReader],
/// [WebhookVerifier], [WebhookEvents], [Facts], [CheckoutAttempts], [Refunds]. Invariants: each
/// decision is a row of `SettlementTest`, what it writes is in `SettlePaymentTest`; captured =
/// living tickets + refunds requested or done, and the same facts in any order, any number of
/// times, end in the same state (`SettleInAnyOrderTest`, `SettleRaceIT`); a refund is made once,
/// whichever answer is lost (`SendRefundsTest`); no hold outlives its time while Stripe answers
/// (`ExpireHoldsTest`); healing finds what a webhook did not bring (`HealPaymentsTest`).
@NullMarked
package live.maguey.payments;

import org.jspecify.annotations.NullMarked;
