package live.maguey.codes;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Draws one ticket on one page: the event on its poster's paper, below it on white the code and
/// what belongs to it. Measures are in points, from the page's lower left corner.
final class TicketPage {
  private static final PDRectangle A5 = PDRectangle.A5;
  private static final float MARGIN = 32;
  private static final float WIDTH = A5.getWidth() - 2 * MARGIN;

  /// As much of it as the lines below leave room for, its ground always.
  private static final float POSTER = A5.getWidth() * PrintedPosters.HEIGHT / PrintedPosters.WIDTH;

  private static final float TITLE_SIZE = 34;
  private static final float SMALLEST_TITLE = 20;

  /// 67 mm without its margin, which a scanner reads from an arm's length.
  private static final float CODE = 190;

  private static final float GAP = 24;
  private static final float LABEL = 64;
  private static final Color TEXT = colour(new Oklch(.2, .02, 45));
  private static final Color MUTED = colour(new Oklch(.41, .025, 50));
  private static final Color LINE = colour(new Oklch(.86, .02, 80));

  private final PDDocument document;
  private final PrintFonts fonts;
  private final Ink ink;
  private final PDImageXObject poster;

  TicketPage(PDDocument document, PrintFonts fonts, Ink ink, PDImageXObject poster) {
    this.document = document;
    this.fonts = fonts;
    this.ink = ink;
    this.poster = poster;
  }

  void add(PrintWords.Sheet sheet) throws IOException {
    PDPage page = new PDPage(A5);
    document.addPage(page);
    try (PDPageContentStream on = new PDPageContentStream(document, page)) {
      List<FactLines> facts = sheet.facts().stream().map(this::lines).toList();
      List<String> advice = fonts.text.lines(sheet.advice(), 8.5f, WIDTH - 90, 3);
      float foot = MARGIN - 6 + advice.size() * 12;
      float held = GAP + CODE + GAP + height(facts) + 10 + foot;
      float below = bill(on, sheet, held);
      float top = below - GAP;
      code(on, sheet.code(), MARGIN, top - CODE);
      beside(on, sheet, MARGIN + CODE + GAP, top);
      float y = top - CODE - GAP;
      on.setStrokingColor(LINE);
      on.setLineWidth(.75f);
      on.moveTo(MARGIN, y);
      on.lineTo(MARGIN + WIDTH, y);
      on.stroke();
      for (FactLines fact : facts) {
        y -= 3;
        write(on, fonts.text, 10, MUTED, MARGIN, y - 13, fact.label());
        for (String line : fact.lines()) {
          y -= 13;
          write(on, fonts.text, 10, TEXT, MARGIN + LABEL, y, line);
        }
      }
      foot(on, sheet, advice);
    }
  }

  private record FactLines(String label, List<String> lines) {}

  private FactLines lines(PrintWords.Fact fact) {
    return new FactLines(fact.label(), fonts.text.lines(fact.value(), 10, WIDTH - LABEL, 2));
  }

  private static float height(List<FactLines> facts) {
    return (float) facts.stream().mapToInt(fact -> 3 + 13 * fact.lines().size()).sum();
  }

  /// @param held what stands below it needs
  /// @return where the poster's paper ends
  private float bill(PDPageContentStream on, PrintWords.Sheet sheet, float held)
      throws IOException {
    String called = fonts.title.orElse(sheet.title(), sheet.name());
    float size = TITLE_SIZE;
    while (size > SMALLEST_TITLE && fonts.title.width(called, size) > WIDTH) {
      size--;
    }
    List<String> title = fonts.title.lines(called, size, WIDTH, 2);
    float lettering = title.size() * size + 44;
    float picture = Math.max(A5.getHeight() - POSTER, held + lettering);
    float below = picture - lettering;
    on.setNonStrokingColor(colour(ink.ground()));
    on.addRect(0, below, A5.getWidth(), A5.getHeight() - below);
    on.fill();
    on.drawImage(poster, 0, picture, A5.getWidth(), POSTER);
    Color type = colour(ink.type());
    float y = picture - 20;
    write(on, fonts.bold, 10.5f, type, MARGIN, y, sheet.day());
    float hours = fonts.bold.width(sheet.hours(), 10.5f);
    write(on, fonts.bold, 10.5f, type, MARGIN + WIDTH - hours, y, sheet.hours());
    y -= 4;
    for (String line : title) {
      y -= size;
      write(on, fonts.title, size, type, MARGIN, y, line);
    }
    return below;
  }

  private void beside(PDPageContentStream on, PrintWords.Sheet sheet, float x, float top)
      throws IOException {
    float width = MARGIN + WIDTH - x;
    float y = top - 15;
    write(on, fonts.bold, 16, TEXT, x, y, sheet.heading());
    y -= 8;
    for (String line : fonts.text.lines(sheet.kind(), 11, width, 2)) {
      y -= 15;
      write(on, fonts.text, 11, TEXT, x, y, line);
    }
    if (!sheet.note().isEmpty()) {
      for (String line : fonts.text.lines(sheet.note(), 11, width, 3)) {
        y -= 15;
        write(on, fonts.text, 11, MUTED, x, y, line);
      }
    }
    write(on, fonts.text, 11, MUTED, x, y - 15, sheet.admits());
    write(on, fonts.bold, 16, TEXT, x, top - CODE + 1, sheet.number());
  }

  private void foot(PDPageContentStream on, PrintWords.Sheet sheet, List<String> advice)
      throws IOException {
    float y = MARGIN - 6 + (advice.size() - 1) * 12;
    for (String line : advice) {
      write(on, fonts.text, 8.5f, MUTED, MARGIN, y, line);
      y -= 12;
    }
    float width = fonts.title.width(sheet.foot(), 18);
    write(on, fonts.title, 18, TEXT, MARGIN + WIDTH - width, MARGIN - 6, sheet.foot());
  }

  /// The modules as one shape, rows of neighbors joined, so that no printer leaves hairlines
  /// between them sideways.
  private static void code(PDPageContentStream on, String code, float x, float y)
      throws IOException {
    ByteMatrix modules = ZxingQrCodes.encode(code).getMatrix();
    float module = CODE / modules.getWidth();
    on.setNonStrokingColor(Color.BLACK);
    List<Rectangle2D.Float> runs = new ArrayList<>();
    ZxingQrCodes.eachRun(
        modules,
        (column, row, length) ->
            runs.add(
                new Rectangle2D.Float(
                    x + column * module, y + CODE - (row + 1) * module, length * module, module)));
    for (Rectangle2D.Float run : runs) {
      on.addRect(run.x, run.y, run.width, run.height);
    }
    on.fill();
  }

  private static void write(
      PDPageContentStream on,
      PrintFonts.Face face,
      float size,
      Color colour,
      float x,
      float y,
      String text)
      throws IOException {
    on.beginText();
    on.setNonStrokingColor(colour);
    on.newLineAtOffset(x, y);
    face.show(on, text, size);
    on.endText();
  }

  private static Color colour(Oklch colour) {
    return new Color(colour.toRgb());
  }
}
