package live.maguey.codes;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/// The letters that a font has a shape for: its own box for a missing letter does not count.
final class GlyphTable {
  private final int[] signs;
  private final char[] glyphs;
  private final short[] widths;

  private GlyphTable(int[] signs, char[] glyphs, short[] widths) {
    this.signs = signs;
    this.glyphs = glyphs;
    this.widths = widths;
  }

  static GlyphTable of(TrueTypeFont font) throws IOException {
    CmapLookup lookup = font.getUnicodeCmapLookup();
    int most = Character.MAX_CODE_POINT;
    int[] signs = new int[256];
    int count = 0;
    for (int sign = ' '; sign <= most; sign++) {
      if (lookup.getGlyphId(sign) != 0) {
        if (count == signs.length) {
          signs = Arrays.copyOf(signs, 2 * count);
        }
        signs[count] = sign;
        count++;
      }
    }
    char[] glyphs = new char[count];
    short[] widths = new short[count];
    float thousandth = 1_000f / font.getUnitsPerEm();
    for (int i = 0; i < count; i++) {
      glyphs[i] = (char) lookup.getGlyphId(signs[i]);
      widths[i] = (short) Math.round(font.getAdvanceWidth(glyphs[i]) * thousandth);
    }
    return new GlyphTable(Arrays.copyOf(signs, count), glyphs, widths);
  }

  /// The font's own number of the letter's shape; 0 where it has none.
  char glyph(int sign) {
    int at = Arrays.binarySearch(signs, sign);
    return at < 0 ? 0 : glyphs[at];
  }

  /// In thousandths of the font's size.
  int width(int sign) {
    int at = Arrays.binarySearch(signs, sign);
    return at < 0 ? 0 : widths[at];
  }
}
