package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.evidence.Requirement;
import live.maguey.payments.DeclineReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement({"PAY-04", "1.4", "11.5"})
class DeclineCodesTest {
  @ParameterizedTest
  @CsvSource({
    "generic_decline, NO_REASON",
    "do_not_honor, NO_REASON",
    "insufficient_funds, INSUFFICIENT_FUNDS",
    "expired_card, EXPIRED_CARD",
    "incorrect_cvc, WRONG_SECURITY_CODE",
    "invalid_cvc, WRONG_SECURITY_CODE",
    "incorrect_number, WRONG_NUMBER",
    "incorrect_zip, WRONG_POSTAL_CODE",
    "authentication_required, CONFIRMATION_REQUIRED",
    "payment_intent_authentication_failure, CONFIRMATION_FAILED",
    "card_not_supported, CARD_NOT_SUPPORTED",
    "currency_not_supported, CURRENCY_NOT_SUPPORTED",
    "card_velocity_exceeded, LIMIT_REACHED",
    "withdrawal_count_limit_exceeded, LIMIT_REACHED",
    "processing_error, PROCESSING_ERROR",
    "issuer_not_available, BANK_SILENT",
    "try_again_later, BANK_SILENT",
    "lost_card, LOST_CARD",
    "stolen_card, STOLEN_CARD",
    "pickup_card, CARD_WANTED_BACK",
    "fraudulent, FRAUD_SUSPECTED",
    "merchant_blacklist, BLOCKED",
    "code_of_tomorrow, NO_REASON"
  })
  void a_code_has_its_reason_and_one_unheard_of_has_no_reason(String code, DeclineReason reason) {
    assertThat(DeclineCodes.reason(code)).isEqualTo(reason);
  }
}
