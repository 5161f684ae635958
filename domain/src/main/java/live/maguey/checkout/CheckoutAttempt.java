package live.maguey.checkout;

import java.net.URI;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import org.jspecify.annotations.Nullable;

/// One try to open a payment page for an order; at most one is open per order.
///
/// @param request the parameters, or null while nothing was sent
/// @param session `cs_…`, and @param url where to pay: both null until it is open
public record CheckoutAttempt(
    OrderId order,
    int number,
    State state,
    @Nullable CheckoutRequest request,
    @Nullable String session,
    @Nullable URI url,
    @Nullable String refusal) {

  public enum State {
    OPENING,
    OPEN,
    CLOSED,
    REFUSED
  }
}
