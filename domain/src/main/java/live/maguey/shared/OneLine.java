package live.maguey.shared;

import java.util.regex.Pattern;

/// The rule for every text of one line that an owner or a guest types: title, name, tier, reason.
/// It goes into pages, subjects, calendars, prints and logs, where a line break or a character that
/// turns the reading order would forge what stands beside it.
public final class OneLine {
  /// Control characters, line and paragraph separators, and marks that turn the reading order.
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

  private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

  private OneLine() {}

  /// Without the blanks around it.
  ///
  /// @param longest how many characters it may have
  /// @throws InvalidRequest for a text that is empty, too long, or not of one line
  public static String parse(String field, String text, int longest) {
    String line = optional(field, text, longest);
    if (line.isEmpty()) {
      throw new InvalidRequest(field, "is empty");
    }
    return line;
  }

  /// As [#parse]; an empty text is allowed.
  public static String optional(String field, String text, int longest) {
    String line = text.strip();
    if (line.isEmpty()) {
      return line;
    }
    refuseHidden(
        field, line, "a line break, or an invisible character that changes the text around it");
    if (!VISIBLE.matcher(line).find()) {
      throw new InvalidRequest(field, "has nothing that can be read");
    }
    if (line.length() > longest) {
      throw new InvalidRequest(field, "is over %,d characters long".formatted(longest));
    }
    return line;
  }

  /// As [#optional], with line breaks.
  public static String paragraphs(String field, String text, int longest) {
    String all = text.strip().replace("\r\n", "\n");
    refuseHidden(
        field, all.replace("\n", ""), "an invisible character that changes the text around it");
    if (all.length() > longest) {
      throw new InvalidRequest(field, "is over %,d characters long".formatted(longest));
    }
    return all;
  }

  /// Whether a text is one line of at most so many characters that can be read.
  public static boolean is(String text, int longest) {
    try {
      parse("text", text, longest);
      return true;
    } catch (InvalidRequest notOne) {
      return false;
    }
  }

  private static void refuseHidden(String field, String text, String what) {
    if (FORBIDDEN.matcher(text).find()) {
      throw new InvalidRequest(field, "has " + what + ". Type it again without it");
    }
  }
}
