package live.maguey.stripe;

import live.maguey.payments.DeclineReason;

/// What Stripe's decline codes mean: <https://docs.stripe.com/declines/codes>.
final class DeclineCodes {
  private DeclineCodes() {}

  /// @param code Stripe's decline code, or its error code where it gives none; one that is not
  ///   known here gives no reason
  static DeclineReason reason(String code) {
    return switch (code) {
      case "insufficient_funds" -> DeclineReason.INSUFFICIENT_FUNDS;
      case "expired_card" -> DeclineReason.EXPIRED_CARD;
      case "incorrect_cvc", "invalid_cvc" -> DeclineReason.WRONG_SECURITY_CODE;
      case "incorrect_number" -> DeclineReason.WRONG_NUMBER;
      case "incorrect_zip" -> DeclineReason.WRONG_POSTAL_CODE;
      case "authentication_required" -> DeclineReason.CONFIRMATION_REQUIRED;
      case "payment_intent_authentication_failure" -> DeclineReason.CONFIRMATION_FAILED;
      case "card_not_supported" -> DeclineReason.CARD_NOT_SUPPORTED;
      case "currency_not_supported" -> DeclineReason.CURRENCY_NOT_SUPPORTED;
      case "card_velocity_exceeded", "withdrawal_count_limit_exceeded" ->
          DeclineReason.LIMIT_REACHED;
      case "processing_error" -> DeclineReason.PROCESSING_ERROR;
      case "issuer_not_available", "try_again_later" -> DeclineReason.BANK_SILENT;
      case "lost_card" -> DeclineReason.LOST_CARD;
      case "stolen_card" -> DeclineReason.STOLEN_CARD;
      case "pickup_card" -> DeclineReason.CARD_WANTED_BACK;
      case "fraudulent" -> DeclineReason.FRAUD_SUSPECTED;
      case "merchant_blacklist" -> DeclineReason.BLOCKED;
      // Among them generic_decline and do_not_honor.
      default -> DeclineReason.NO_REASON;
    };
  }
}
