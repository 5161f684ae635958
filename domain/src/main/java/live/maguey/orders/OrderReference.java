package live.maguey.orders;

import java.util.Locale;
import java.util.regex.Pattern;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.ShortCode;

/// What a buyer quotes, for example `MGY-7K2Q-9F`: no 0, O, 1 or I. Unique at the venue.
public record OrderReference(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("MGY-[" + ShortCode.ALPHABET + "]{4}-[" + ShortCode.ALPHABET + "]{2}");

  public static OrderReference of(OrderId id) {
    String code = ShortCode.of(id.value(), 6);
    return new OrderReference("MGY-" + code.substring(0, 4) + "-" + code.substring(4));
  }

  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

  /// Accepts any case, and blanks or other dashes or nothing for the hyphens, as people type it and
  /// phones correct it. Of the signs that look alike none is read as another.
  public static OrderReference parse(String text) {
    String bare = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    String full =
        bare.length() == 9
            ? bare.substring(0, 3) + "-" + bare.substring(3, 7) + "-" + bare.substring(7)
            : text;
    if (!SHAPE.matcher(full).matches()) {
      throw new InvalidRequest("order", "is not an order number such as MGY-7K2Q-9F");
    }
    return new OrderReference(full);
  }

  @Override
  public String toString() {
    return value;
  }
}
