/// Orders over HTTP: place one, look at it by its private link, give it back.
///
/// Calls [live.maguey.orders.PlaceOrder], [live.maguey.orders.ShowOrder],
/// [live.maguey.payments.ShowPayment], [live.maguey.payments.CheckPayment],
/// [live.maguey.payments.GiveBack], [live.maguey.tickets.ShowTickets]. A link that is malformed,
/// revoked or of no order is answered alike.
@NullMarked
package live.maguey.http.orders;

import org.jspecify.annotations.NullMarked;
