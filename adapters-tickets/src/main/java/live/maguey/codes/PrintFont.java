package live.maguey.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts that tickets are printed with. Which letters a font has is found out when a text first
/// asks for one of its script, once; a document reads only the fonts that its texts need.
enum PrintFont {
  GRENZE_GOTISCH(brand()),
  GRENZE_GOTISCH_LATIN_EXT(brand()),
  GRENZE_GOTISCH_VIETNAMESE(brand()),
  ARCHIVO_TEXT(brand()),
  ARCHIVO_TEXT_LATIN_EXT(brand()),
  ARCHIVO_TEXT_VIETNAMESE(brand()),
  ARCHIVO_BOLD(brand()),
  ARCHIVO_BOLD_LATIN_EXT(brand()),
  ARCHIVO_BOLD_VIETNAMESE(brand()),
  NOTO_TEXT(european()),
  NOTO_BOLD(european()),
  NOTO_HEBREW_TEXT(EnumSet.of(UnicodeScript.HEBREW)),
  NOTO_HEBREW_BOLD(EnumSet.of(UnicodeScript.HEBREW)),
  NOTO_ARABIC_TEXT(arabic()),
  NOTO_ARABIC_BOLD(arabic()),
  NOTO_ARMENIAN_TEXT(EnumSet.of(UnicodeScript.ARMENIAN)),
  NOTO_ARMENIAN_BOLD(EnumSet.of(UnicodeScript.ARMENIAN)),
  NOTO_GEORGIAN_TEXT(EnumSet.of(UnicodeScript.GEORGIAN)),
  NOTO_GEORGIAN_BOLD(EnumSet.of(UnicodeScript.GEORGIAN)),
  DROID_SANS_FALLBACK(
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.COMMON));

  private final Set<UnicodeScript> scripts;
  private volatile BitSet letters = new BitSet();
  private volatile boolean read;

  PrintFont(Set<UnicodeScript> scripts) {
    this.scripts = scripts;
  }

  private static Set<UnicodeScript> brand() {
    return EnumSet.of(UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);
  }

  private static Set<UnicodeScript> european() {
    return EnumSet.of(
        UnicodeScript.LATIN,
        UnicodeScript.GREEK,
        UnicodeScript.CYRILLIC,
        UnicodeScript.COMMON,
        UnicodeScript.INHERITED);
  }

  private static Set<UnicodeScript> arabic() {
    return EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.COMMON);
  }

  boolean has(int sign) {
    return scripts.contains(UnicodeScript.of(sign)) && letters().get(sign);
  }

  private BitSet letters() {
    if (!read) {
      letters = lettersOf(parse());
      read = true;
    }
    return letters;
  }

  /// Letters with a shape: a font's own box for a missing letter does not count.
  private static BitSet lettersOf(TrueTypeFont font) {
    try (font) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      BitSet letters = new BitSet();
      for (int sign = ' '; sign <= Character.MAX_CODE_POINT; sign++) {
        if (glyphs.getGlyphId(sign) != 0) {
          letters.set(sign);
        }
      }
      return letters;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  PDFont in(PDDocument document) {
    try {
      return PDType0Font.load(document, parse(), true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private TrueTypeFont parse() {
    String file = "/print/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".ttf";
    try (InputStream stream = PrintFont.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
