package live.maguey.architecture.breach.http;

import live.maguey.architecture.breach.orders.Orders;

record StoreRoutes(Orders orders) {
  int show() {
    return orders.count();
  }
}
