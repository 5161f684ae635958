package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe's test cards that this lookalike knows (<https://docs.stripe.com/testing>).
enum TestCard {
  VISA("4242424242424242"),
  VISA_DEBIT("4000056655665556"),
  MASTERCARD("5555555555554444"),
  AMEX("378282246310005"),
  GENERIC_DECLINE(
      "4000000000000002", "card_declined", "generic_decline", "Your card was declined."),
  INSUFFICIENT_FUNDS(
      "4000000000009995",
      "card_declined",
      "insufficient_funds",
      "Your card has insufficient funds."),
  LOST("4000000000009987", "card_declined", "lost_card", "Your card was declined."),
  STOLEN("4000000000009979", "card_declined", "stolen_card", "Your card was declined."),
  EXPIRED("4000000000000069", "expired_card", null, "Your card has expired."),
  INCORRECT_CVC(
      "4000000000000127", "incorrect_cvc", null, "Your card's security code is incorrect."),
  PROCESSING_ERROR(
      "4000000000000119",
      "processing_error",
      null,
      "An error occurred while processing your card. Try again in a little bit."),
  /// Goes through and is disputed as fraudulent at once.
  DISPUTED("4000000000000259"),
  /// Goes through, and the bank inquires at once.
  INQUIRED("4000000000001976"),
  /// Goes through, and the network warns of fraud at once.
  WARNED("4000000000005423"),
  /// Goes through; a refund to it is pending first.
  REFUNDED_LATER("4000000000007726"),
  /// Goes through; a refund to it comes back from the bank after it has succeeded.
  REFUND_RETURNED("4000000000005126"),
  THREE_D_SECURE("4000002500003155"),
  THREE_D_SECURE_SHORT("4000000000003155");

  /// Why a bank or Stripe refuses.
  ///
  /// @param declineCode null where Stripe sends none
  record Refusal(String code, @Nullable String declineCode, String message) {}

  static final Refusal AUTHENTICATION_FAILED =
      new Refusal(
          "payment_intent_authentication_failure",
          null,
          "We are unable to authenticate your payment method. Please choose a different payment method and try again.");
  static final Refusal NOT_A_TEST_CARD =
      new Refusal(
          "card_declined",
          "test_mode_live_card",
          "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.");

  private final String number;
  private final @Nullable Refusal refusal;

  TestCard(String number) {
    this.number = number;
    this.refusal = null;
  }

  TestCard(String number, String code, @Nullable String declineCode, String message) {
    this.number = number;
    this.refusal = new Refusal(code, declineCode, message);
  }

  static Optional<TestCard> of(String number) {
    return Arrays.stream(values()).filter(c -> c.number.equals(number)).findFirst();
  }

  /// Whether a charge was made with this card.
  boolean paid(JsonNode charge) {
    return charge.at("/payment_method_details/card/last4").asText().equals(last4(number));
  }

  /// The cards that the payment page offers to try, in this order.
  static List<TestCard> shown() {
    return List.of(
        VISA,
        THREE_D_SECURE,
        GENERIC_DECLINE,
        INSUFFICIENT_FUNDS,
        EXPIRED,
        INCORRECT_CVC,
        DISPUTED);
  }

  String number() {
    return number;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  boolean asksThreeDSecure() {
    return this == THREE_D_SECURE || this == THREE_D_SECURE_SHORT;
  }

  static String brand(String number) {
    return switch (number.charAt(0)) {
      case '5', '2' -> "mastercard";
      case '3' -> "amex";
      default -> "visa";
    };
  }

  static String last4(String number) {
    return number.substring(number.length() - 4);
  }

  /// The check digit of a card number.
  static boolean passesLuhn(String number) {
    if (!number.matches("\\d{13,19}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
