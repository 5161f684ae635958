package live.maguey.codes;

import java.io.IOException;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.PostScriptTable;
import org.apache.fontbox.ttf.TrueTypeFont;

/// What a PDF tells of a font as a whole (ISO 32000-1, 9.8).
final class FontDescriptor {
  private static final int SERIF = 1 << 1;

  /// Letters beyond the Latin alphabet, by shapes' numbers.
  private static final int SYMBOLIC = 1 << 2;

  private static final int SCRIPT = 1 << 3;
  private static final int ITALIC = 1 << 6;
  private static final int SLANTED_IN_FILE = 1 | 1 << 9;

  private FontDescriptor() {}

  /// Entries of its dictionary, without name and file.
  static String of(TrueTypeFont font) throws IOException {
    HeaderTable head = font.getHeader();
    HorizontalHeaderTable lines = font.getHorizontalHeader();
    PostScriptTable post = font.getPostScript();
    OS2WindowsMetricsTable os2 = font.getOS2Windows();
    float thousandth = 1_000f / head.getUnitsPerEm();
    int left = Math.round(head.getXMin() * thousandth);
    int right = Math.round(head.getXMax() * thousandth);
    boolean measured = os2.getVersion() >= 2;
    int capitals = measured ? os2.getCapHeight() : os2.getTypoAscender() + os2.getTypoDescender();
    int small = measured ? os2.getHeight() : os2.getTypoAscender() / 2;
    return "/Flags "
        + flags(os2)
        + "/FontWeight "
        + os2.getWeightClass()
        + "/ItalicAngle "
        + Math.round(post.getItalicAngle())
        + "/FontBBox["
        + left
        + " "
        + Math.round(head.getYMin() * thousandth)
        + " "
        + right
        + " "
        + Math.round(head.getYMax() * thousandth)
        + "]/Ascent "
        + Math.round(lines.getAscender() * thousandth)
        + "/Descent "
        + Math.round(lines.getDescender() * thousandth)
        + "/CapHeight "
        + Math.round(capitals * thousandth)
        + "/XHeight "
        + Math.round(small * thousandth)
        + "/StemV "
        // Font files do not say it.
        + Math.round((right - left) * .13f);
  }

  private static int flags(OS2WindowsMetricsTable os2) {
    int flags = SYMBOLIC;
    if ((os2.getFsSelection() & SLANTED_IN_FILE) != 0) {
      flags |= ITALIC;
    }
    return switch (os2.getFamilyClass()) {
      case OS2WindowsMetricsTable.FAMILY_CLASS_CLAREDON_SERIFS,
          OS2WindowsMetricsTable.FAMILY_CLASS_FREEFORM_SERIFS,
          OS2WindowsMetricsTable.FAMILY_CLASS_MODERN_SERIFS,
          OS2WindowsMetricsTable.FAMILY_CLASS_OLDSTYLE_SERIFS,
          OS2WindowsMetricsTable.FAMILY_CLASS_SLAB_SERIFS ->
          flags | SERIF;
      case OS2WindowsMetricsTable.FAMILY_CLASS_SCRIPTS -> flags | SCRIPT;
      default -> flags;
    };
  }
}
