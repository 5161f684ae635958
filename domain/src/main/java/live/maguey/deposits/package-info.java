/// What is owed for the deposit of a table: taken when it is paid, then earned if anybody came,
/// forfeited where nobody did, or returned. Where the money is, the ledger says; only earned and
/// forfeited are revenue.
///
/// A [Deposit] is its [DepositEntry]s. [FollowDeposit] is called by what settles, refunds and ends
/// the night, [Promised] says what is on its way back. Driving ports: [ShowDeposits] and, for what
/// is paid at the venue as [Collected], [RecordCollected]; both answer with the [TableBill]. Driven
/// ports: [Deposits] with [DepositTotals] and [NetSales], [CollectedAmounts]. Invariants: earned +
/// returned + forfeited + still owed = taken and none is negative (`DepositTest`,
/// `DepositsContract`, `DepositGuardsIT`), whatever races (`DepositRaceIT`); what was collected is
/// appended to and never below zero (`DepositsContract`).
@NullMarked
package live.maguey.deposits;

import org.jspecify.annotations.NullMarked;
