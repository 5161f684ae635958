package live.maguey.revenue;

import java.util.Optional;
import live.maguey.orders.OrderId;

/// Whether we opened what moved money at Stripe, by the seal that we put on all that we open:
/// whatever our database has lost, Stripe still carries it.
@FunctionalInterface
public interface Seals {
  /// @param source a [BalanceTransaction#source]
  /// @return the order that it was opened for, whether the database has that or not; empty for what
  ///   somebody else opened, and for what is not at Stripe
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  Optional<OrderId> opened(String source);
}
