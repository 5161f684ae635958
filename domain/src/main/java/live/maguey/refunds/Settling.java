package live.maguey.refunds;

import java.util.List;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;

/// Where what Stripe says of a refund goes: the one road of all news about an order.
public interface Settling {
  /// Adds the news and does what follows, in a transaction of its own. An order that is not here is
  /// left alone.
  void settle(OrderId order, List<Fact> news, Cause cause);
}
