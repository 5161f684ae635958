package live.maguey.sandbox.stripe;

import org.jspecify.annotations.Nullable;

/// The result of one card tried on a session.
public sealed interface Payment {
  /// The session is complete and paid.
  record Paid(String paymentIntent, String charge) implements Payment {}

  /// The session is complete and unpaid: the money comes or fails when the test says so.
  record Processing(String paymentIntent) implements Payment {}

  /// Nothing changed; another card may be tried.
  ///
  /// @param declineCode null where Stripe sends none
  record Declined(String paymentIntent, String code, @Nullable String declineCode, String message)
      implements Payment {}

  /// The bank wants to see the customer first.
  record Challenged(String paymentIntent) implements Payment {}

  /// The session takes no card any more, or waits for no 3-D Secure answer.
  ///
  /// @param status complete, expired, or open when only the challenge was missing
  record NotOpen(String status) implements Payment {}
}
