package live.maguey.architecture.breach.cli;

import live.maguey.architecture.breach.orders.Orders;

record StoreCommand(Orders orders) {
  int run() {
    return orders.count();
  }
}
