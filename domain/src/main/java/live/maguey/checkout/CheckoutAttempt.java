package live.maguey.checkout;

import java.net.URI;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;

/// One try to open a payment page for an order; at most one is open per order. Counted from 1.
public sealed interface CheckoutAttempt {
  OrderId order();

  int number();

  /// The session at Stripe, `cs_…`; empty while none is known.
  Optional<String> session();

  /// The state's name in the database, the commands and the log.
  default String state() {
    return switch (this) {
      case Opening _ -> "opening";
      case Open _ -> "open";
      case Closed _ -> "closed";
      case Refused _ -> "refused";
    };
  }

  /// Where an order is paid: a session of Stripe's, and its address.
  record Page(String session, URI url) {}

  /// The page waits to be opened, or is being opened.
  ///
  /// @param sent the parameters that may have been sent; empty while surely nothing was
  record Opening(OrderId order, int number, Optional<CheckoutRequest> sent)
      implements CheckoutAttempt {
    @Override
    public Optional<String> session() {
      return Optional.empty();
    }
  }

  /// @param sent what it was opened with; empty when the attempt ended while Stripe answered
  record Open(OrderId order, int number, Optional<CheckoutRequest> sent, Page page)
      implements CheckoutAttempt {
    @Override
    public Optional<String> session() {
      return Optional.of(page.session());
    }
  }

  /// It can no longer be paid.
  ///
  /// @param session empty when it ended before its page was open
  record Closed(OrderId order, int number, Optional<String> session) implements CheckoutAttempt {}

  /// No page will be opened for the order.
  record Refused(OrderId order, int number, String reason) implements CheckoutAttempt {
    @Override
    public Optional<String> session() {
      return Optional.empty();
    }
  }
}
