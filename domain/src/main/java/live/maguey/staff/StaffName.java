package live.maguey.staff;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import live.maguey.shared.OneLine;

/// How colleagues call one of the staff; it stands in verdicts on a phone's screen.
public record StaffName(String value) {
  private static final int LONGEST = 40;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /// @throws live.maguey.shared.InvalidRequest for one that is empty, over 40 characters long or
  ///   not of one line
  public static StaffName parse(String text) {
    return new StaffName(OneLine.parse("name", text, LONGEST));
  }

  /// What two names share that people take for the same: without capitals, accents, invisible marks
  /// and repeated blanks. Not the database's to decide, whose locale may be any.
  public String key() {
    String plain = UNSEEN.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
