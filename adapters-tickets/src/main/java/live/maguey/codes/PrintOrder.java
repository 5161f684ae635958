package live.maguey.codes;

import com.ibm.icu.text.Bidi;

/// Text as it stands on paper, from left to right: Arabic letters joined, what is read from the
/// right turned around, brackets mirrored.
final class PrintOrder {
  private static final char FROM_THE_LEFT = '\u200E';
  private static final char FROM_THE_RIGHT = '\u200F';

  private PrintOrder() {}

  static String visual(String line) {
    if (!isMixed(line)) {
      return line;
    }
    Bidi order = new Bidi(ArabicForms.joined(line), Bidi.LEVEL_DEFAULT_LTR);
    return order.writeReordered(
        Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING | Bidi.REMOVE_BIDI_CONTROLS);
  }

  /// A line of a text has the text's direction, whatever its own first letter is.
  static String lineOf(String text, String line) {
    if (!isMixed(text)) {
      return line;
    }
    boolean right = Bidi.getBaseDirection(text) == Bidi.RTL;
    return (right ? FROM_THE_RIGHT : FROM_THE_LEFT) + line;
  }

  private static boolean isMixed(String text) {
    char[] signs = text.toCharArray();
    return Bidi.requiresBidi(signs, 0, signs.length);
  }
}
