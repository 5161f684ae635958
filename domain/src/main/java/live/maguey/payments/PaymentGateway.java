package live.maguey.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe, as we use it. Every call has a timeout; a call whose effect is unknown says so, and is
/// settled by asking again with the same key.
public interface PaymentGateway {
  /// Opens a payment page under the request's key. Waits up to two seconds for a slot within
  /// Stripe's rate.
  Opened open(CheckoutRequest request);

  /// Ends a session, so that it can no longer be paid.
  Closed expire(String session);

  /// What an object (`cs_…`, `pi_…`, `ch_…`, `re_…`) says now.
  Evidence evidence(String object);

  /// Sends money back under the refund's key. Where the key may have been forgotten by Stripe (20
  /// hours), the payment's refunds are searched for ours first.
  Refunded refund(Refund refund);

  /// Events of the last 30 days created at or after `since`, a page at a time, newest first.
  ///
  /// @param after the last event of the page before, or null
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  Page events(Instant since, @Nullable String after);

  sealed interface Opened {
    record Open(String session, URI url) implements Opened {}

    /// No slot within the rate: nothing was sent.
    record Busy() implements Opened {}

    /// Refused for good. @param code Stripe's error code, or its type
    record Refused(String code, String message) implements Opened {}

    /// Stripe failed definitely under this key: a new attempt is needed.
    record Broken(String message) implements Opened {}

    record Unknown(String reason) implements Opened {}
  }

  enum Closed {
    /// It can no longer be paid.
    EXPIRED,
    /// It was completed before.
    COMPLETE,
    UNKNOWN
  }

  sealed interface Evidence {
    record Found(List<Fact> facts) implements Evidence {}

    /// Not ours: it has no order id of ours.
    record Foreign() implements Evidence {}

    /// There is no such object.
    record Missing() implements Evidence {}

    record Unknown(String reason) implements Evidence {}
  }

  sealed interface Refunded {
    record Made(String object, RefundNews news) implements Refunded {}

    record Refused(String code, String message) implements Refunded {}

    /// All of the payment went back before, and not by this refund: in Stripe's dashboard.
    record BackAlready() implements Refunded {}

    record Unknown(String reason) implements Refunded {}
  }

  /// @param next where the following page begins, empty at the end
  record Page(List<Raw> events, Optional<String> next) {}

  /// @param body the event as Stripe gives it, unparsed
  record Raw(String id, String type, boolean livemode, Instant createdAt, String body) {}
}
