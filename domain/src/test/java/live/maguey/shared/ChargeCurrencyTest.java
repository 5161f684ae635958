package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import live.maguey.words.MoneyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeCurrencyTest {
  @ParameterizedTest
  @CsvSource({
    "USD, 2, 1, 50, 3600, 36.00",
    "MXN, 2, 1, 1000, 3600, 36.00",
    "GBP, 2, 1, 30, 3600, 36.00",
    "ZAR, 2, 1, 50, 3600, 36.00",
    "KRW, 0, 1, 50, 2400, '2,400'",
    "HUF, 2, 1, 17500, 20000, 200.00",
    "JPY, 0, 1, 50, 2400, '2,400'",
    "MGA, 0, 1, 1, 2400, '2,400'",
    "ISK, 2, 100, 100, 240000, '2,400'",
    "UGX, 2, 100, 100, 240000, '2,400'",
    "KWD, 3, 10, 10, 5120, 5.120"
  })
  void an_amount_is_in_the_providers_units_and_shown_as_people_write_it(
      String code, int digits, int step, int least, long minor, String shown) {
    Currency currency = ChargeCurrency.parse(code);

    assertThat(ChargeCurrency.digits(currency)).isEqualTo(digits);
    assertThat(ChargeCurrency.step(currency)).isEqualTo(step);
    assertThat(ChargeCurrency.least(currency)).isEqualTo(least);
    assertThat(MoneyText.of(Money.of(minor, currency))).endsWith(shown);
  }

  @ParameterizedTest
  @CsvSource({"USD, 999999.99", "JPY, 99999999", "INR, 9999999.99", "IDR, 9999999999.99"})
  void the_most_that_is_charged_at_once_has_eight_digits_or_what_the_provider_takes_more(
      String code, BigDecimal most) {
    Currency currency = ChargeCurrency.parse(code);

    assertThat(BigDecimal.valueOf(ChargeCurrency.most(currency), ChargeCurrency.digits(currency)))
        .isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XAU", "XTS", "XDR", "BTC", "zzz", "usd", ""})
  void what_nothing_can_be_charged_in_is_no_currency(String code) {
    assertThatThrownBy(() -> ChargeCurrency.parse(code))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
