/// The way from a held order to the place where it is paid. Orders for nothing come through here
/// too.
///
/// Driving ports: [OpenCheckout], [CheckPayment], [GiveComp]. Driven port: [CheckoutAttempts].
/// Invariants: at most one page of an order is open, and a lost answer is asked for again under the
/// same key (`OpenCheckoutTest`, `CheckoutAttemptsContract`, `PageRaceIT`); a comp takes real
/// places and is never oversold (`GiveCompTest`).
@NullMarked
package live.maguey.checkout;

import org.jspecify.annotations.NullMarked;
