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
    Shown shown,
    Back back,
    Instant expiresAt) {
  /// What the page tells the buyer.
  ///
  /// @param email who pays
  /// @param description of the payment, on the receipt
  public record Shown(EmailAddress email, Language language, List<Line> lines, String description) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  /// Where the page leads back to, once it is paid and when it is left.
  public record Back(URI paid, URI unpaid) {}

  /// @param unit all-in
  public record Line(InventoryId item, String name, String note, Money unit, int quantity) {}

  public String key() {
    return key(order, attempt);
  }

  public static String key(OrderId order, int attempt) {
    return "checkout:" + order + ":" + attempt;
  }
}
