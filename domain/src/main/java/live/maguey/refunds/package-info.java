/// Money that goes back, by us or in the dashboard. It is requested in the transaction that voids
/// the tickets, and Stripe is asked afterwards.
///
/// Driving ports: [RefundOrder], [SendRefunds], [RetryRefund], [RecordRefundByHand],
/// [RefundCancelled]; for settlement [FollowRefund] and [VoidTickets]; [OrderMoney] says what is
/// left and owed, [PromisedDeposits] what is on its way back. Driven ports: [Refunds],
/// [RefundSearch], [Settling]. Invariants: a ticket is refunded once (`RefundOrderTest`,
/// `RefundRaceIT`); a refund is made once, whichever answer is lost (`SendRefundsTest`); states
/// only move forward (`RefundsContract`); one that failed is paid by hand or asked for again, never
/// both (`RecordRefundByHandTest`); by hand goes no more than the payment leaves
/// (`RefundsElsewhereTest`); a canceled event owes nobody anything in the end
/// (`RefundCancelledTest`).
@NullMarked
package live.maguey.refunds;

import org.jspecify.annotations.NullMarked;
