package live.maguey.codes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A PDF (ISO 32000-1) as it is written: its objects, then where each of them begins.
///
/// Written here, because PDFBox packs every font whole before it takes out what a document shows:
/// that takes longer than everything else about a ticket. Here what documents share is packed once.
final class PdfFile {
  /// The second line tells programs that move files that this one is not text.
  private static final String HEAD = "%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
  private final List<Integer> starts = new ArrayList<>();

  PdfFile() {
    write(HEAD);
  }

  /// The number of an object that is to come.
  int reserve() {
    starts.add(0);
    return starts.size();
  }

  /// @return its number
  int add(String object) {
    int no = reserve();
    put(no, object);
    return no;
  }

  void put(int no, String object) {
    starts.set(no - 1, bytes.size());
    write(no + " 0 obj\n" + object + "\nendobj\n");
  }

  /// @param entries of its dictionary, without its length
  /// @return its number
  int add(String entries, byte[] data) {
    int no = reserve();
    starts.set(no - 1, bytes.size());
    write(no + " 0 obj\n<<" + entries + "/Length " + data.length + ">>\nstream\n");
    bytes.writeBytes(data);
    write("\nendstream\nendobj\n");
    return no;
  }

  /// In points.
  record Paper(float width, float height) {}

  /// @param fonts the entries of their dictionary, which the pages share; @param pictures as well
  /// @param contents of each page, packed
  /// @return the number of the object that lists the pages
  int pages(Paper paper, String fonts, String pictures, List<byte[]> contents) {
    int all = reserve();
    int resources = add("<</Font<<" + fonts + ">>/XObject<<" + pictures + ">>>>");
    StringBuilder kids = new StringBuilder();
    for (byte[] content : contents) {
      String page =
          String.format(
              Locale.ROOT,
              "<</Type/Page/Parent %s/MediaBox[0 0 %.4f %.4f]/Resources %s/Contents %s>>",
              reference(all),
              paper.width(),
              paper.height(),
              reference(resources),
              reference(add("/Filter/FlateDecode", content)));
      kids.append(reference(add(page))).append(' ');
    }
    put(all, "<</Type/Pages/Kids[" + kids + "]/Count " + contents.size() + ">>");
    return all;
  }

  static String reference(int no) {
    return no + " 0 R";
  }

  /// A text for people, in any script.
  static String text(String text) {
    return "<FEFF"
        + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE))
        + ">";
  }

  /// @param id of the document, which its later versions keep
  byte[] finished(int catalog, int about, byte[] id) {
    int table = bytes.size();
    StringBuilder end = new StringBuilder("xref\n0 ");
    end.append(starts.size() + 1).append("\n0000000000 65535 f \n");
    for (int start : starts) {
      end.append("%010d 00000 n \n".formatted(start));
    }
    String hex = "<" + HexFormat.of().withUpperCase().formatHex(id) + ">";
    end.append("trailer\n<</Size ")
        .append(starts.size() + 1)
        .append("/Root ")
        .append(reference(catalog))
        .append("/Info ")
        .append(reference(about))
        .append("/ID[" + hex + hex + "]>>\nstartxref\n")
        .append(table)
        .append("\n%%EOF\n");
    write(end.toString());
    return bytes.toByteArray();
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
