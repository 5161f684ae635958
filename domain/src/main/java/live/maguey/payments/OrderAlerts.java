package live.maguey.payments;

import java.time.Instant;
import live.maguey.audit.Alerts;
import live.maguey.orders.Order;

/// Alerts about one object of an order each: a second refund of an order is not hidden by the
/// first.
record OrderAlerts(Alerts alerts) {
  void raise(Order order, String kind, String about, String detail, Instant now) {
    alerts.raise(kind, subject(order, about), detail, now);
  }

  /// The cause is gone.
  void close(Order order, String kind, String about, Instant now) {
    alerts.close(kind, subject(order, about), now);
  }

  private static String subject(Order order, String about) {
    return "order " + order.id() + ", " + about;
  }
}
