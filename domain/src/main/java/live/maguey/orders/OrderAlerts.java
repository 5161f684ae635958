package live.maguey.orders;

import java.time.Instant;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;

/// Alerts about one object of an order each: a second refund of an order is not hidden by the
/// first.
public record OrderAlerts(Alerts alerts) {
  public void raise(Order order, AlertKind kind, String about, String detail, Instant now) {
    alerts.raise(kind, subject(order, about), detail, now);
  }

  /// The cause is gone.
  public void close(Order order, AlertKind kind, String about, Instant now) {
    alerts.close(kind, subject(order, about), now);
  }

  private static String subject(Order order, String about) {
    return "order " + order.id() + ", " + about;
  }
}
