/// Money that goes back, by us or in the dashboard: of tickets, which are void by it, or an amount,
/// which voids nothing. It is requested in one transaction with what follows from it, and Stripe is
/// asked afterwards.
///
/// Driving ports: [RefundOrder], [RefundAmount], [SendRefunds], [RetryRefund],
/// [RecordRefundByHand], [RefundCancelled]; for settlement [FollowRefund] and [VoidTickets];
/// [OrderMoney] says what is left and owed, [PromisedDeposits] what is on its way back,
/// [RefundEntries] what the ledger says is back. Driven ports: [Refunds], [RefundSearch],
/// [Settling]. Invariants: a ticket is refunded once (`RefundOrderTest`, `RefundRaceIT`); amounts
/// and tickets together never take more than is left of the payment and of a line
/// (`RefundAmountTest`, `RefundRaceIT`); a refund is made once, whichever answer is lost
/// (`SendRefundsTest`); states only move forward (`RefundsContract`); one that failed is paid by
/// hand or asked for again, never both (`RecordRefundByHandTest`); by hand goes no more than the
/// payment leaves (`RefundsElsewhereTest`); a canceled event owes nobody anything in the end
/// (`RefundCancelledTest`).
@NullMarked
package live.maguey.refunds;

import org.jspecify.annotations.NullMarked;
