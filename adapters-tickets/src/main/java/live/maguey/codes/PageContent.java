package live.maguey.codes;

import java.awt.Color;
import java.nio.charset.StandardCharsets;

/// What is drawn on a page (ISO 32000-1, 8 and 9), in the order it is drawn. Measures are in
/// points, from the lower left corner.
final class PageContent {
  /// A ten thousandth of a point is less than any printer's dot.
  private static final int PARTS = 10_000;

  private final StringBuilder operators = new StringBuilder(16_384);

  byte[] packed() {
    return Packed.of(operators.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /// From here on.
  void paint(Color colour) {
    colour(colour).append("rg\n");
  }

  void rectangle(float x, float y, float width, float height) {
    numbers(x, y, width, height).append("re f\n");
  }

  void line(Color colour, float thickness, float x, float y, float toX, float toY) {
    colour(colour).append("RG\n");
    number(thickness).append("w\n");
    numbers(x, y).append("m\n");
    numbers(toX, toY).append("l S\n");
  }

  void image(String name, float x, float y, float width, float height) {
    operators.append("q\n");
    numbers(width, 0, 0, height, x, y).append("cm /").append(name).append(" Do Q\n");
  }

  /// Rows of modules, each as `x y length` from the top left, all of them as one shape: no printer
  /// leaves hairlines between them.
  ///
  /// @param side of a module
  void modules(float x, float top, float side, Iterable<int[]> rows) {
    operators.append("q\n");
    numbers(side, 0, 0, side, x, top).append("cm\n");
    for (int[] row : rows) {
      operators
          .append(row[0])
          .append(' ')
          .append(-row[1] - 1)
          .append(' ')
          .append(row[2])
          .append(" 1 re\n");
    }
    operators.append("f Q\n");
  }

  void beginText(Color colour, float x, float y) {
    operators.append("BT\n");
    paint(colour);
    numbers(x, y).append("Td\n");
  }

  /// @param glyphs the font's own numbers of the shapes, four hexadecimal digits each
  void show(String font, float size, CharSequence glyphs) {
    operators.append('/').append(font).append(' ');
    number(size).append("Tf\n<").append(glyphs).append("> Tj\n");
  }

  void endText() {
    operators.append("ET\n");
  }

  private StringBuilder colour(Color colour) {
    return numbers(colour.getRed() / 255f, colour.getGreen() / 255f, colour.getBlue() / 255f);
  }

  private StringBuilder numbers(float... all) {
    for (float one : all) {
      number(one);
    }
    return operators;
  }

  /// And a space.
  private StringBuilder number(float value) {
    long parts = Math.round((double) value * PARTS);
    if (parts < 0) {
      operators.append('-');
    }
    long whole = Math.abs(parts) / PARTS;
    long rest = Math.abs(parts) % PARTS;
    operators.append(whole);
    if (rest > 0) {
      operators.append('.');
      for (long digit = PARTS / 10; rest > 0; digit /= 10) {
        operators.append((char) ('0' + rest / digit));
        rest %= digit;
      }
    }
    return operators.append(' ');
  }
}
