package live.maguey.tickets;

import java.util.Locale;
import live.maguey.shared.ShortCode;

/// What people read out and type when no camera works, for example `7K2Q-4F9X`: seven signs of the
/// ticket's id, and one that checks them. One wrong sign is always noticed, and so are two that
/// changed places; of other slips one in 32 is not. `docs/ticket-code.md` has the rule, for the
/// gate's page and for anybody else.
public final class TicketNumber {
  static final int LENGTH = 8;
  private static final int CHECKED = LENGTH - 1;

  /// What x⁵ + x³ + x² + x + 1 is in binary: with it, six is of order 31, so that no two places
  /// have the same weight.
  private static final int POLYNOMIAL = 0b10_1111;

  private TicketNumber() {}

  static String of(TicketId id) {
    String signs = ShortCode.of(id.value(), CHECKED);
    String number = signs + check(signs);
    return number.substring(0, LENGTH / 2) + "-" + number.substring(LENGTH / 2);
  }

  /// The signs alone: hyphens and spaces around them do not count, nor does the case.
  public static String bare(String typed) {
    return typed.strip().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /// Whether it is a number with a slip in it: no ticket can have it.
  public static boolean isMistyped(String typed) {
    String bare = bare(typed);
    return bare.length() == LENGTH && !fits(bare);
  }

  private static boolean fits(String bare) {
    return bare.chars().allMatch(sign -> ShortCode.ALPHABET.indexOf(sign) >= 0)
        && bare.charAt(CHECKED) == check(bare.substring(0, CHECKED));
  }

  private static char check(String signs) {
    int rest = 0;
    for (int i = 0; i < signs.length(); i++) {
      rest = sixTimes(rest ^ ShortCode.ALPHABET.indexOf(signs.charAt(i)));
    }
    return ShortCode.ALPHABET.charAt(rest);
  }

  /// In the field of 32 elements.
  private static int sixTimes(int element) {
    int product = element << 2 ^ element << 1;
    if ((product & 0b100_0000) != 0) {
      product ^= POLYNOMIAL << 1;
    }
    return (product & 0b10_0000) == 0 ? product : product ^ POLYNOMIAL;
  }
}
