package live.maguey.tables;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// The order and sameness of tables' labels.
final class Labels {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final Comparator<String> ORDER =
      Comparator.comparing((String label) -> !NUMBER.matcher(label).matches())
          .thenComparing(label -> NUMBER.matcher(label).matches() ? Integer.parseInt(label) : 0)
          .thenComparing(label -> label);

  private Labels() {}

  /// Numbers first, by their size.
  static int compare(String one, String other) {
    return ORDER.compare(one, other);
  }

  /// Two labels with the same key are the same to who reads them: `a1` and `A1`.
  static String key(String label) {
    return label.toUpperCase(Locale.ROOT);
  }
}
