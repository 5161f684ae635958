/// The way from a held order to the place where it is paid, and how its payment stands. Orders for
/// nothing come through here too.
///
/// Driving ports: [OpenCheckout], [CheckPayment], [ShowPayment], [GiveComp]. Driven port:
/// [CheckoutAttempts]. Invariants: at most one page of an order is open, and a lost answer is asked
/// for again under the same key (`OpenCheckoutTest`, `CheckoutAttemptsContract`, `PageRaceIT`); a
/// comp takes real places and is never oversold (`GiveCompTest`); every decline has words for the
/// buyer in both languages (`DeclinesTest`).
@NullMarked
package live.maguey.checkout;

import org.jspecify.annotations.NullMarked;
