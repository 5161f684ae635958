package live.maguey.orders;

import java.net.URI;
import java.time.Instant;
import live.maguey.events.Event;

/// Where the buyer of a held order is sent to pay.
public interface PaymentPage {
  /// Opens the page of an order that the caller has held just now, of which it knows all that the
  /// page tells. As [#open] where another was faster.
  Opening openFirst(Order.Held order, Event event, Buyer buyer);

  /// Opens the page of a held order, or says where it already is. Repeating it is safe.
  Opening open(OrderId order);

  /// The buyer has placed another order instead of this one, which is cancelled: it can no longer
  /// be paid. Where Stripe does not answer, the job that heals ends its page later.
  void close(OrderId replaced);

  /// The result; the order has already been moved if the answer requires it.
  sealed interface Opening {
    /// @param expiresAt until when the places are kept
    record Open(URI url, Instant expiresAt) implements Opening {}

    /// No answer yet: a worker opens it in a moment, and the countdown starts then.
    record Later() implements Opening {}

    /// Another request is opening it this very moment.
    record Running() implements Opening {}

    /// Payment was refused for good: the order has failed and its places are free.
    record Refused(String reason) implements Opening {}

    /// The order is not waiting for payment (any more).
    record NotHeld() implements Opening {}
  }
}
