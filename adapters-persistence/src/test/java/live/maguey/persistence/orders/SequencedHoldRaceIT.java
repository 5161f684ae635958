package live.maguey.persistence.orders;

import live.maguey.orders.Orders;
import live.maguey.persistence.Database;

/// The same 64 buyers, whose holds queue.
class SequencedHoldRaceIT extends HoldRaceIT {
  @Override
  Orders orders(Database on) {
    return PostgresOrders.sequenced(on);
  }
}
