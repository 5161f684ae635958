/// Orders over HTTP: place one, show it by its private link, release its hold.
///
/// Calls [live.maguey.orders.PlaceOrder], [live.maguey.orders.ShowOrder],
/// [live.maguey.lookup.LookUpOrder], [live.maguey.checkout.CheckPayment],
/// [live.maguey.holds.ReleaseHold], [live.maguey.tickets.ShowTickets]. A link that is malformed,
/// revoked or of no order gets the same answer.
@NullMarked
package live.maguey.http.orders;

import org.jspecify.annotations.NullMarked;
