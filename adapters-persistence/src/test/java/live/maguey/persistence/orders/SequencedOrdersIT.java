package live.maguey.persistence.orders;

import live.maguey.orders.Orders;
import live.maguey.persistence.Database;

class SequencedOrdersIT extends PostgresOrdersIT {
  @Override
  Orders orders(Database on) {
    return PostgresOrders.sequenced(on);
  }
}
