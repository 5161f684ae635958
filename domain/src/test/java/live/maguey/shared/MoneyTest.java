package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final long MOST = 100_000_000_000L;

  private static Money usd(long minor) {
    return Money.of(minor, USD);
  }

  private static List<Long> minors(List<Money> parts) {
    return parts.stream().map(Money::minor).toList();
  }

  @Test
  void sums_and_differences_are_exact() {
    assertThat(usd(7_200).plus(usd(1)).minus(usd(7_203))).isEqualTo(usd(-2));
    assertThat(usd(250).times(8)).isEqualTo(usd(2_000));
    assertThat(usd(250).negated()).isEqualTo(usd(-250));
    assertThat(Money.zero(USD).isZero()).isTrue();
    assertThat(usd(1).isPositive()).isTrue();
    assertThat(usd(0).isPositive()).isFalse();
    assertThat(usd(-1).isPositive()).isFalse();
    assertThat(usd(-1)).isLessThan(usd(0));
  }

  @Test
  void an_overflow_is_refused_and_never_wraps() {
    assertThatThrownBy(() -> usd(Long.MAX_VALUE).plus(usd(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> usd(Long.MIN_VALUE).minus(usd(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> usd(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> usd(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> usd(Long.MIN_VALUE).allocate(List.of(1L)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> usd(Long.MAX_VALUE).allocate(List.of(2L, 1L)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void currencies_do_not_mix() {
    Money pesos = Money.of(100, Currency.getInstance("MXN"));

    assertThatThrownBy(() -> usd(100).plus(pesos)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usd(100).minus(pesos)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usd(100).compareTo(pesos))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(usd(100)).isNotEqualTo(pesos);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100 | 1 1 1     | 34 33 33
          200 | 1 1 1     | 67 67 66
          -100 | 1 1 1    | -34 -33 -33
          100 | 1 0 2     | 33 0 67
          2 | 0 0 0       | 1 1 0
          0 | 3 4         | 0 0
          1 | 1 1         | 1 0
          7 | 5           | 7
          10 | 1 2 4      | 1 3 6
          """)
  void the_units_left_over_go_to_the_largest_remainders_the_earlier_first(
      long minor, String weights, String parts) {
    assertThat(minors(usd(minor).allocate(longs(weights)))).isEqualTo(longs(parts));
  }

  private static List<Long> longs(String text) {
    return List.of(text.strip().split(" +", -1)).stream().map(Long::valueOf).toList();
  }

  @Test
  void weights_are_present_and_not_negative() {
    assertThatThrownBy(() -> usd(1).allocate(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usd(1).allocate(List.of(2L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void the_parts_sum_to_the_whole(
      @ForAll @LongRange(min = -MOST, max = MOST) long minor,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> weights) {
    List<Money> parts = usd(minor).allocate(weights);

    assertThat(parts).hasSameSizeAs(weights);
    assertThat(parts.stream().reduce(Money.zero(USD), Money::plus)).isEqualTo(usd(minor));
  }

  @Property
  void no_part_is_a_unit_or_more_from_its_exact_share_and_none_has_the_other_sign(
      @ForAll @LongRange(min = -MOST, max = MOST) long minor,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
    List<Long> parts = minors(usd(minor).allocate(weights));
    long sum = weights.stream().mapToLong(Long::longValue).sum();

    IntStream.range(0, parts.size())
        .forEach(i -> {
          assertThat(Math.abs(parts.get(i) * sum - minor * weights.get(i))).isLessThan(sum);
          assertThat(Long.signum(parts.get(i)) * Long.signum(minor)).isNotNegative();
        });
  }

  @Property
  void a_refund_is_allocated_as_the_charge_was(
      @ForAll @LongRange(min = 0, max = MOST) long minor,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> weights) {
    assertThat(usd(minor).negated().allocate(weights))
        .isEqualTo(usd(minor).allocate(weights).stream().map(Money::negated).toList());
  }
}
