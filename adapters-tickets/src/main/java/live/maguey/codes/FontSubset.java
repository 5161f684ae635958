package live.maguey.codes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;

/// A font with the shapes of some letters only, as it lies in a document (ISO 32000-1, 9.7). The
/// last few are kept: most documents of an event show the same letters.
///
/// Texts name shapes by their numbers in the whole font.
final class FontSubset {
  private static final int KEPT = 64;

  /// What a PDF needs of a font file.
  private static final List<String> TABLES =
      List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");

  /// Most that one block of the letters' table may have.
  private static final int BLOCK = 100;

  private static final LoadingCache<Key, FontSubset> PACKED =
      Caffeine.newBuilder().maximumSize(KEPT).build(FontSubset::pack);

  private record Key(PrintFont font, BitSet signs) {}

  private final String name;
  private final String descriptor;
  private final String widths;
  private final int length;
  private final byte[] file;
  private final byte[] shapes;
  private final byte[] letters;

  private FontSubset(
      String name,
      String descriptor,
      String widths,
      int length,
      byte[] file,
      byte[] shapes,
      byte[] letters) {
    this.name = name;
    this.descriptor = descriptor;
    this.widths = widths;
    this.length = length;
    this.file = file;
    this.shapes = shapes;
    this.letters = letters;
  }

  /// @param signs code points that the font has
  static FontSubset of(PrintFont font, BitSet signs) {
    return PACKED.get(new Key(font, (BitSet) signs.clone()));
  }

  /// @return the object's number
  int into(PdfFile document) {
    int program = document.add("/Filter/FlateDecode/Length1 " + length, file);
    int described =
        document.add(
            "<</Type/FontDescriptor/FontName/"
                + name
                + descriptor
                + "/FontFile2 "
                + PdfFile.reference(program)
                + ">>");
    int map = document.add("/Filter/FlateDecode", shapes);
    int descendant =
        document.add(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/"
                + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + "/FontDescriptor "
                + PdfFile.reference(described)
                + "/W["
                + widths
                + "]/CIDToGIDMap "
                + PdfFile.reference(map)
                + ">>");
    int read = document.add("/Filter/FlateDecode", letters);
    return document.add(
        "<</Type/Font/Subtype/Type0/BaseFont/"
            + name
            + "/Encoding/Identity-H/DescendantFonts["
            + PdfFile.reference(descendant)
            + "]/ToUnicode "
            + PdfFile.reference(read)
            + ">>");
  }

  private static FontSubset pack(Key key) {
    try (TrueTypeFont font = key.font.parse()) {
      GlyphTable glyphs = key.font.glyphs();
      // Two letters may share a shape: it is read as the first of them.
      Map<Integer, Integer> signs = new TreeMap<>();
      key.signs.stream().forEach(sign -> signs.putIfAbsent((int) glyphs.glyph(sign), sign));
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      key.signs.stream().forEach(subsetter::add);
      Map<Integer, Integer> numbers = subsetter.getGIDMap();
      String tag = tag(key.signs);
      subsetter.setPrefix(tag);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      subsetter.writeToStream(file);
      StringBuilder widths = new StringBuilder();
      signs.forEach(
          (glyph, sign) -> widths.append(glyph).append('[').append(glyphs.width(sign)).append(']'));
      return new FontSubset(
          tag + font.getName(),
          FontDescriptor.of(font),
          widths.toString(),
          file.size(),
          Packed.of(file.toByteArray()),
          Packed.of(shapes(numbers)),
          Packed.of(letters(signs).getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Six letters that tell this choice of a font's shapes from another.
  private static String tag(BitSet signs) {
    StringBuilder tag = new StringBuilder();
    long rest = Integer.toUnsignedLong(signs.hashCode());
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    return tag.append('+').toString();
  }

  /// The number in this subset of each shape that the whole font has, two bytes each, in the whole
  /// font's order.
  private static byte[] shapes(Map<Integer, Integer> numbers) {
    int last = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    ByteBuffer map = ByteBuffer.allocate(2 * (last + 1));
    numbers.forEach((here, whole) -> map.putShort(2 * whole, here.shortValue()));
    return map.array();
  }

  /// Which letter each shape is, so that a text can be searched and copied.
  private static String letters(Map<Integer, Integer> signs) {
    List<String> rows = new ArrayList<>();
    signs.forEach((glyph, sign) -> {
      StringBuilder row = new StringBuilder("<%04X> <".formatted(glyph));
      for (char unit : Character.toChars(sign)) {
        row.append("%04X".formatted((int) unit));
      }
      rows.add(row.append('>').toString());
    });
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    for (int from = 0; from < rows.size(); from += BLOCK) {
      List<String> block = rows.subList(from, Math.min(from + BLOCK, rows.size()));
      map.append(block.size()).append(" beginbfchar\n");
      block.forEach(row -> map.append(row).append('\n'));
      map.append("endbfchar\n");
    }
    return map.append(
            """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """)
        .toString();
  }
}
