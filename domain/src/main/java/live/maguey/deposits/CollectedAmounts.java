package live.maguey.deposits;

import java.util.List;
import live.maguey.orders.OrderId;

/// The append-only record of what tables paid at the venue.
public interface CollectedAmounts {
  /// Stores it, once by its id. Call it in a unit of work that locks the order.
  ///
  /// @return false where it is there already, or the table would have paid less than nothing;
  ///   nothing was stored
  boolean add(Collected collected);

  /// All of an order, by time.
  List<Collected> of(OrderId order);
}
