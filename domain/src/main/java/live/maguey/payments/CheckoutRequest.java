package live.maguey.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.events.InventoryId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// The exact parameters of one attempt to open a payment page. Kept as sent: repeating the attempt
/// repeats them under the same key.
///
/// @param attempt 1, 2, …
/// @param expiresAt the session's own end, at least 30 minutes away when it is first sent
public record CheckoutRequest(
    OrderId order,
    EventId event,
    int attempt,
    String reference,
    EmailAddress email,
    Language language,
    List<Line> lines,
    String description,
    URI success,
    URI cancel,
    Instant expiresAt) {
  public CheckoutRequest {
    lines = List.copyOf(lines);
  }

  /// @param unit all-in
  public record Line(InventoryId item, String name, String note, Money unit, int quantity) {}

  public String key() {
    return key(order, attempt);
  }

  public static String key(OrderId order, int attempt) {
    return "checkout:" + order + ":" + attempt;
  }
}
