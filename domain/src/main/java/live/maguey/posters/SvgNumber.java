package live.maguey.posters;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as short as SVG allows: rounded half away from zero, no trailing and no leading zero.
public final class SvgNumber {

  private SvgNumber() {}

  /// One decimal: a tenth of a unit of the drawing is below what an eye can tell.
  public static String tenth(double value) {
    return rounded(value, 1);
  }

  /// Three decimals, for scales.
  public static String thousandth(double value) {
    return rounded(value, 3);
  }

  /// The decimal that was written in the source.
  public static String shortest(double value) {
    return trimmed(BigDecimal.valueOf(value));
  }

  private static String rounded(double value, int decimals) {
    return trimmed(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String trimmed(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    String plain = value.stripTrailingZeros().toPlainString();
    return plain.startsWith("0.")
        ? plain.substring(1)
        : plain.startsWith("-0.") ? "-" + plain.substring(2) : plain;
  }
}
