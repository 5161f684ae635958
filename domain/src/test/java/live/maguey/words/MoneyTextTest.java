package live.maguey.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import live.maguey.shared.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {
  private static final long MOST = 100_000_000_000L;

  private static Money usd(long minor) {
    return Money.of(minor, Currency.getInstance("USD"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USD |           0 | $0.00
          USD |           5 | $0.05
          USD |          50 | $0.50
          USD |       7_200 | $72.00
          USD |        -250 | -$2.50
          USD |          -1 | -$0.01
          USD | 123_456_789 | $1,234,567.89
          MXN |       1_000 | MX$10.00
          JPY |       1_500 | ¥1,500
          KWD |       1_005 | KWD\u00a01.005
          BHD |         -10 | -BHD\u00a00.010
          ISK |     240_000 | ISK\u00a02,400
          """)
  void money_reads_as_people_write_it(String currency, String minor, String text) {
    Money money = Money.of(Long.parseLong(minor.replace("_", "")), Currency.getInstance(currency));

    assertThat(MoneyText.of(money)).isEqualTo(text);
  }

  @Property
  void what_is_displayed_is_the_amount(@ForAll @LongRange(min = -MOST, max = MOST) long minor) {
    String text = MoneyText.of(usd(minor)).replace("$", "").replace(",", "");

    assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(minor, 2));
  }

  @Test
  void an_amount_without_an_opposite_is_refused() {
    assertThatThrownBy(() -> MoneyText.of(usd(Long.MIN_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }
}
