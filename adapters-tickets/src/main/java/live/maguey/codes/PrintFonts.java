package live.maguey.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The brand's fonts in one document; of each, only the glyphs that the document shows.
final class PrintFonts {
  private static final byte[] TITLE = read("grenze-gotisch");
  private static final byte[] TEXT = read("archivo-text");
  private static final byte[] BOLD = read("archivo-bold");

  final Face title;
  final Face text;
  final Face bold;

  PrintFonts(PDDocument document) throws IOException {
    title = Face.of(document, TITLE);
    text = Face.of(document, TEXT);
    bold = Face.of(document, BOLD);
  }

  /// A font and what it can show.
  record Face(PDFont font, CmapLookup glyphs) {
    private static final String MISSING = "?";

    static Face of(PDDocument document, byte[] bytes) throws IOException {
      TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      return new Face(PDType0Font.load(document, face, true), face.getUnicodeCmapLookup());
    }

    /// In points, at that size in points.
    float width(String text, float size) {
      try {
        return font.getStringWidth(shown(text)) * size / 1000;
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    /// What of a text the font has: a letter without its accent where the accented one is missing,
    /// a question mark where nothing fits.
    String shown(String text) {
      StringBuilder shown = new StringBuilder(text.length());
      text.codePoints().forEach(sign -> shown.append(shown(sign)));
      return shown.toString();
    }

    private String shown(int sign) {
      if (glyphs.getGlyphId(sign) != 0) {
        return Character.toString(sign);
      }
      String plain = Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFD);
      int base = plain.codePointAt(0);
      return glyphs.getGlyphId(base) == 0 ? MISSING : Character.toString(base);
    }

    /// The text in lines no wider than `width`; what does not fit `most` lines ends in an ellipsis.
    List<String> lines(String text, float size, float width, int most) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : text.strip().split("\\s+")) {
        if (!line.isEmpty() && width(line + " " + word, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
      List<String> kept = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
      String last = kept.removeLast();
      kept.add(cut(last, size, width, lines.size() > most));
      return kept.stream().map(l -> cut(l, size, width, false)).toList();
    }

    private String cut(String line, float size, float width, boolean more) {
      if (!more && width(line, size) <= width) {
        return line;
      }
      String kept = line;
      while (!kept.isEmpty() && width(kept + "…", size) > width) {
        kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
      }
      return kept.strip() + "…";
    }
  }

  private static byte[] read(String name) {
    String file = "/print/" + name + ".ttf";
    try (InputStream stream = PrintFonts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
