package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever alphabet a text is in, a ticket shows its letters, in the order in which they are read.
class PrintedAlphabetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Noche Eléctrica 21:00 – 3:00",
        "Zażółć gęślą jaźń, Łódź",
        "Șțefan Țară Ğüneş İstanbul",
        "Đêm nhạc điện tử",
        "Þórður Ōtsu Čech Őrült",
        "Αθήνα μέχρι το πρωί",
        "Белая ночь, Їжак, Ђорђе",
        "Երևան",
        "თბილისი",
        "上海之夜 東京の夜、カラオケ",
        "서울의 밤",
        "Tokyo 夜 Łódź Ночь Θ"
      })
  void letters_of_every_alphabet_stand_on_paper(String text) throws Exception {
    for (Style style : Style.values()) {
      Paper paper = print(style, text);
      assertThat(paper.text()).as(style.name()).isEqualTo(text);
      assertThat(paper.withoutShape()).as(style.name()).isEmpty();
    }
    assertThat(PdfTickets.missing(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "תל אביב",
        "ليلة في القاهرة",
        "شب تهران پاییز گچ",
        "לילה לבן 2027 (חלק ב)",
        "Night of ليلة سلام, Austin"
      })
  void what_is_read_from_the_right_stands_in_order(String text) throws Exception {
    for (Style style : Style.values()) {
      Paper paper = print(style, text);
      assertThat(paper.text()).as(style.name()).isEqualTo(text);
      assertThat(paper.withoutShape()).as(style.name()).isEmpty();
    }
    assertThat(PdfTickets.missing(text)).isEmpty();
  }

  @Test
  void hebrew_begins_on_the_right_and_its_numbers_do_not() throws Exception {
    assertThat(print(Style.TITLE, "לילה 27").fromTheLeft()).isEqualTo("27 הליל");
    assertThat(print(Style.TITLE, "(אב)").fromTheLeft()).isEqualTo("(בא)");
  }

  /// First, middle and last forms, and the one sign of lam and alef.
  @Test
  void arabic_letters_are_joined() throws Exception {
    assertThat(print(Style.TITLE, "سلام").fromTheLeft()).isEqualTo("\uFEE1\uFEFC\uFEB3");
    assertThat(print(Style.TEXT, "بَيْت").fromTheLeft())
        .as("without vowel marks")
        .isEqualTo("\uFE96\uFEF4\uFE91");
  }

  /// Persian and Urdu: ICU joins none of the letters that they add to the Arabic ones.
  @Test
  void letters_that_persian_and_urdu_add_are_joined() throws Exception {
    assertThat(print(Style.TITLE, "پاییز").fromTheLeft())
        .isEqualTo("\uFEB0\uFBFF\uFBFE\uFE8E\uFB58");
    assertThat(print(Style.TEXT, "می\u200Cچشم").fromTheLeft())
        .as("not across a joiner's opposite")
        .isEqualTo("\uFEE2\uFEB8\uFB7C\uFBFD\uFEE3");
    assertThat(print(Style.TEXT, "شیء").fromTheLeft())
        .as("a hamza joins nothing")
        .isEqualTo("\u0621\uFBFD\uFEB7");
    assertThat(print(Style.BOLD, "لڑکے گئے").fromTheLeft())
        .isEqualTo("\uFBAF\uFE8C\uFB94 \uFBAF\uFB90\uFB8D\uFEDF");
  }

  @Test
  void every_letter_of_persian_and_urdu_has_its_form_inside_a_word() throws Exception {
    String letters = "اآأإٱبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکكگلمنںوؤهہھۂۃۀةیيىئےۓ";
    for (Style style : Style.values()) {
      for (char letter : letters.toCharArray()) {
        Paper paper = print(style, "ب" + letter + "ب");
        assertThat(paper.fromTheLeft())
            .as("%s in the middle", letter)
            .matches("[\uFE8F\uFE90][\uFB50-\uFBFF\uFE80-\uFEFC]\uFE91");
        assertThat(paper.withoutShape()).as("%s in the middle", letter).isEmpty();
        Paper alone = print(style, String.valueOf(letter));
        assertThat(alone.fromTheLeft())
            .as("%s alone", letter)
            .hasSize(1)
            .isNotEqualTo(paper.fromTheLeft().substring(1, 2));
        assertThat(alone.withoutShape()).as("%s alone", letter).isEmpty();
      }
    }
    assertThat(PdfTickets.missing(letters + "ء")).isEmpty();
  }

  @Test
  void points_of_hebrew_are_left_out() throws Exception {
    assertThat(print(Style.TEXT, "שָׁלוֹם").fromTheLeft()).isEqualTo("םולש");
  }

  @Test
  void each_line_of_a_text_read_from_the_right_goes_that_way() throws Exception {
    try (PDDocument document = new PDDocument()) {
      List<String> lines =
          new PrintFonts(font -> font.in(document))
              .text.lines("ערב עם Maguey Club DJ לילה", 20, 120, 9);

      assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("\u200F"));
    }
  }

  @Test
  void a_text_without_spaces_is_broken_between_its_letters() throws Exception {
    try (PDDocument document = new PDDocument()) {
      List<String> lines =
          new PrintFonts(font -> font.in(document)).title.lines("上海之夜東京の夜", 20, 100, 2);

      assertThat(lines).containsExactly("上海之夜東", "京の夜");
    }
  }

  @Test
  void what_no_font_has_is_left_out_and_named() throws Exception {
    Paper paper = print(Style.TITLE, "Noche 🎫 ᚠ de\u200D Humo\uFE0F");

    assertThat(paper.text()).isEqualTo("Noche de Humo");
    assertThat(paper.withoutShape()).isEmpty();
    assertThat(PdfTickets.missing("Noche 🎫 ᚠ de\u200D Humo 🎫\uFE0F")).containsExactly("🎫", "ᚠ");
    assertThat(print(Style.TITLE, "Krung ก่ำ Thep").text())
        .as("marks that have no place of their own on paper")
        .isEqualTo("Krung Thep");
    assertThat(PdfTickets.missing("ก่า")).containsExactly("ก", "า");
    assertThat(print(Style.TITLE, "？！ｆｕｌｌ").withoutShape()).isEmpty();
  }

  @Test
  void a_ticket_shows_what_has_a_font_and_the_event_s_name_where_nothing_of_its_title_does()
      throws Exception {
    assertThat(PdfTicketsTest.printedWithTitle("夜のマゲイ 🎫")).contains("夜のマゲイ").doesNotContain("?");
    assertThat(PdfTicketsTest.printedWithTitle("🎫🎫"))
        .contains("noche-de-humo")
        .doesNotContain("?");
  }

  private enum Style {
    TITLE,
    TEXT,
    BOLD
  }

  private record Letter(TextPosition at, PDType0Font font, int code) {
    boolean hasShape() throws Exception {
      return font.codeToGID(code) != 0 && !font.getPath(code).getBounds2D().isEmpty();
    }
  }

  private record Paper(String text, List<Letter> letters) {
    List<String> withoutShape() throws Exception {
      List<String> without = new ArrayList<>();
      for (Letter letter : letters) {
        if (!letter.at().getUnicode().isBlank() && !letter.hasShape()) {
          without.add(letter.at().getUnicode());
        }
      }
      return without;
    }

    String fromTheLeft() {
      StringBuilder line = new StringBuilder();
      letters.stream()
          .sorted(Comparator.comparing(letter -> letter.at().getX()))
          .forEach(letter -> line.append(letter.at().getUnicode()));
      return line.toString();
    }
  }

  private static Paper print(Style style, String text) throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PrintFonts fonts = new PrintFonts(font -> font.in(document));
      PrintFonts.Face face =
          switch (style) {
            case TITLE -> fonts.title;
            case TEXT -> fonts.text;
            case BOLD -> fonts.bold;
          };
      try (PDPageContentStream on = new PDPageContentStream(document, page)) {
        on.beginText();
        on.newLineAtOffset(40, 400);
        face.show(on, text, 20);
        on.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return read(bytes.toByteArray());
    }
  }

  private static Paper read(byte[] bytes) throws Exception {
    List<Letter> letters = new ArrayList<>();
    PDFTextStripper reader =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition at) {
            letters.add(new Letter(at, (PDType0Font) at.getFont(), at.getCharacterCodes()[0]));
            super.processTextPosition(at);
          }
        };
    try (PDDocument document = Loader.loadPDF(bytes)) {
      String text = reader.getText(document).strip();
      List<Letter> seen = List.copyOf(letters);
      return new Paper(text, seen);
    }
  }
}
