/// Orders over HTTP: place one, show it by its private link, release its hold.
///
/// [PlaceOrderRoutes] calls [live.maguey.orders.PlaceOrder], and [PlacingProblems] says what stands
/// in the way. [OrderRoutes] calls [live.maguey.checkout.CheckPayment] and
/// [live.maguey.holds.ReleaseHold] for the holder of the link; [OrderAsJson] shows the order as
/// [live.maguey.lookup.LookUpOrder] reads it. A link that is malformed, revoked or of no order gets
/// the same answer.
@NullMarked
package live.maguey.http.orders;

import org.jspecify.annotations.NullMarked;
