package live.maguey.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as a terminal shows it: without what could steer the terminal, measured in columns, and
/// broken into lines that are never wider than they may be.
public final class TerminalText {
  /// East Asian wide and full-width characters that are not emoji, as pairs of first and last.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1D300, 0x1D37F, 0x1F200, 0x1F2FF, 0x20000, 0x3FFFD
  };

  /// Asks for the picture instead of the character, which then takes two columns.
  private static final int AS_PICTURE = 0xFE0F;

  /// A character with everything drawn on it.
  private static final Pattern LETTER = Pattern.compile("\\X");

  /// A long word goes on in the next line after one of these, where it has any.
  private static final String JOINTS = "_-./:@,";

  private TerminalText() {}

  /// What others wrote could move the cursor, recolor or reverse what is on the screen.
  static String clean(String text) {
    return text.codePoints()
        .map(TerminalText::harmless)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int harmless(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.SURROGATE, Character.UNASSIGNED -> '\uFFFD';
      default -> letter;
    };
  }

  /// In columns; where terminals disagree, the wider one.
  public static int width(String text) {
    return text.codePoints().map(TerminalText::width).sum();
  }

  private static int width(int letter) {
    if (letter < 0x300) {
      return 1;
    }
    if (letter == AS_PICTURE) {
      return 1;
    }
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return Character.isEmojiPresentation(letter) || isWide(letter) ? 2 : 1;
  }

  private static boolean isWide(int letter) {
    for (int i = 0; i < WIDE.length; i += 2) {
      if (letter >= WIDE[i] && letter <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /// The widest of the words between blanks.
  static int widestWord(String text) {
    int widest = 0;
    for (String word : text.split(" ", -1)) {
      widest = Math.max(widest, width(word));
    }
    return widest;
  }

  /// Lines of at most `width` columns with every character of the text in its order: broken at
  /// blanks, else after a joint of a long word, else anywhere between characters. At least one
  /// line.
  ///
  /// @param width 2 or more
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = clean(text).strip();
    while (width(rest) > width) {
      int fits = fitting(rest, width);
      int end = broken(rest, fits);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /// How many chars of the text, whole characters only, fit into so many columns.
  private static int fitting(String text, int width) {
    Matcher letters = LETTER.matcher(text);
    int used = 0;
    int end = 0;
    while (letters.find()) {
      used += width(letters.group());
      if (used > width) {
        break;
      }
      end = letters.end();
    }
    // One character with more drawn on it than a line holds is broken within.
    return end > 0 ? end : text.offsetByCodePoints(0, 1);
  }

  private static int broken(String text, int fits) {
    int blank = text.lastIndexOf(' ', fits);
    if (blank > 0) {
      return blank;
    }
    for (int i = fits; i > 1; i--) {
      if (JOINTS.indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return fits;
  }
}
