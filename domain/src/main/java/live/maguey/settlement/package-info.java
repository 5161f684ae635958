/// What follows from an order and all that is known of it. [Settlement] is a pure function that
/// says it; [SettlePayment] does it under the order's lock, in one transaction, for every caller.
/// There is no second road to "paid". [ApplySteps] shares the steps out to the parts that know how:
/// [MoveOrder], [LedgerWriter], [Fulfilment], [BuyerEmails], [RefundPayments] and those of
/// `refunds` and `disputes`; [StepRecord] keeps what was done.
///
/// Driving port: [SettlePayment]. Driven port: [OpenPages]. Invariants: each decision is a row of
/// `SettlementTest`, what it writes is in `SettlePaymentTest`; captured = living tickets + refunds
/// requested or done, and the same facts in any order, any number of times, end in the same state
/// (`SettleInAnyOrderTest`, `SettleRaceIT`); a line is fulfilled once, by what it is of
/// (`SettlementTest`, `TableSaleIT`).
@NullMarked
package live.maguey.settlement;

import org.jspecify.annotations.NullMarked;
