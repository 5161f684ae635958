package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfFileTest {
  /// Readers mend a wrong table, and some of them say so to whoever opens the file.
  @Test
  void every_object_begins_where_the_table_says() {
    PdfFile file = new PdfFile();
    int pages =
        file.pages(
            new PdfFile.Paper(100, 200), "", "", List.of(new byte[] {1, 10, 13}, new byte[0]));
    int catalog = file.add("<</Type/Catalog/Pages " + PdfFile.reference(pages) + ">>");
    int about = file.add("<</Title " + PdfFile.text("Ñandú") + ">>");

    String text =
        new String(file.finished(catalog, about, new byte[16]), StandardCharsets.ISO_8859_1);

    int table = Integer.parseInt(text.substring(text.lastIndexOf("startxref")).split("\n")[1]);
    List<String> lines = text.substring(table).lines().toList();
    assertThat(lines).startsWith("xref", "0 " + (about + 1), "0000000000 65535 f ");
    for (int no = 1; no <= about; no++) {
      String entry = lines.get(no + 2);
      assertThat(entry).matches("\\d{10} 00000 n ");
      assertThat(text.substring(Integer.parseInt(entry.substring(0, 10))))
          .startsWith(no + " 0 obj\n");
    }
    assertThat(text).contains("<</Title <FEFF00D10061006E006400FA>>>").endsWith("%%EOF\n");
  }
}
