package live.maguey.codes;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/// One ticket on one page: the event on its poster's paper, below it on white the code and what
/// belongs to it. What all tickets of a kind have in common is drawn first, what one has alone is
/// drawn upon it. Measures are in points, from the page's lower left corner.
final class TicketPage {
  static final PDRectangle A5 = PDRectangle.A5;
  private static final float MARGIN = 32;
  private static final float WIDTH = A5.getWidth() - 2 * MARGIN;

  /// As much of it as the lines below leave room for, its ground always.
  private static final float POSTER = A5.getWidth() * PrintedPosters.HEIGHT / PrintedPosters.WIDTH;

  private static final float TITLE_SIZE = 34;
  private static final float SMALLEST_TITLE = 20;

  /// 67 mm without its margin, which a scanner reads from an arm's length.
  private static final float CODE = 190;

  private static final float GAP = 24;
  private static final float BESIDE = MARGIN + CODE + GAP;
  private static final float LABEL = 64;
  private static final Color TEXT = colour(new Oklch(.2, .02, 45));
  private static final Color MUTED = colour(new Oklch(.41, .025, 50));
  private static final Color LINE = colour(new Oklch(.86, .02, 80));

  private final PDPageContentStream on;
  private final PrintFonts fonts;

  TicketPage(PDPageContentStream on, PrintFonts fonts) {
    this.on = on;
    this.fonts = fonts;
  }

  /// Where there is room for what a ticket has alone.
  ///
  /// @param top of the code, and of what stands beside it
  /// @param order the line of the order's reference
  record Room(float top, float order) {}

  Room common(PrintWords.Sheet sheet, Ink ink, PDImageXObject poster) throws IOException {
    List<FactLines> facts = sheet.facts().stream().map(this::lines).toList();
    List<String> advice = fonts.text.lines(sheet.advice(), 8.5f, WIDTH - 90, 3);
    float foot = MARGIN - 6 + advice.size() * 12;
    float held = GAP + CODE + GAP + height(facts) + 10 + foot;
    float below = bill(sheet.heading(), ink, poster, held);
    float top = below - GAP;
    beside(sheet, top);
    float y = top - CODE - GAP;
    on.setStrokingColor(LINE);
    on.setLineWidth(.75f);
    on.moveTo(MARGIN, y);
    on.lineTo(MARGIN + WIDTH, y);
    on.stroke();
    for (FactLines fact : facts) {
      y -= 3;
      write(fonts.text, 10, MUTED, MARGIN, y - 13, fact.label());
      for (String line : fact.lines()) {
        y -= 13;
        write(fonts.text, 10, TEXT, MARGIN + LABEL, y, line);
      }
    }
    y -= 16;
    write(fonts.text, 10, MUTED, MARGIN, y, sheet.order());
    foot(sheet, advice);
    return new Room(top, y);
  }

  void own(PrintWords.Own ticket, Room room) throws IOException {
    code(ticket.code(), MARGIN, room.top);
    write(fonts.bold, 16, TEXT, BESIDE, room.top - 15, ticket.heading());
    write(fonts.bold, 16, TEXT, BESIDE, room.top - CODE + 1, ticket.number());
    write(fonts.text, 10, TEXT, MARGIN + LABEL, room.order, ticket.order());
  }

  private record FactLines(String label, List<String> lines) {}

  private FactLines lines(PrintWords.Fact fact) {
    return new FactLines(fact.label(), fonts.text.lines(fact.value(), 10, WIDTH - LABEL, 2));
  }

  /// With the order's line, which follows them.
  private static float height(List<FactLines> facts) {
    return 16 + (float) facts.stream().mapToInt(fact -> 3 + 13 * fact.lines().size()).sum();
  }

  /// @param held what stands below it needs
  /// @return where the poster's paper ends
  private float bill(PrintWords.Heading heading, Ink ink, PDImageXObject poster, float held)
      throws IOException {
    String called = fonts.title.orElse(heading.title(), heading.name());
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
    write(fonts.bold, 10.5f, type, MARGIN, y, heading.day());
    float hours = fonts.bold.width(heading.hours(), 10.5f);
    write(fonts.bold, 10.5f, type, MARGIN + WIDTH - hours, y, heading.hours());
    y -= 4;
    for (String line : title) {
      y -= size;
      write(fonts.title, size, type, MARGIN, y, line);
    }
    return below;
  }

  /// Below the heading.
  private void beside(PrintWords.Sheet sheet, float top) throws IOException {
    float width = MARGIN + WIDTH - BESIDE;
    float y = top - 23;
    for (String line : fonts.text.lines(sheet.kind().name(), 11, width, 2)) {
      y -= 15;
      write(fonts.text, 11, TEXT, BESIDE, y, line);
    }
    if (!sheet.kind().note().isEmpty()) {
      for (String line : fonts.text.lines(sheet.kind().note(), 11, width, 3)) {
        y -= 15;
        write(fonts.text, 11, MUTED, BESIDE, y, line);
      }
    }
    write(fonts.text, 11, MUTED, BESIDE, y - 15, sheet.admits());
  }

  private void foot(PrintWords.Sheet sheet, List<String> advice) throws IOException {
    float y = MARGIN - 6 + (advice.size() - 1) * 12;
    for (String line : advice) {
      write(fonts.text, 8.5f, MUTED, MARGIN, y, line);
      y -= 12;
    }
    float width = fonts.title.width(sheet.foot(), 18);
    write(fonts.title, 18, TEXT, MARGIN + WIDTH - width, MARGIN - 6, sheet.foot());
  }

  /// The modules as one shape, rows of neighbors joined, so that no printer leaves hairlines
  /// between them sideways. Measured in modules, which are short to write.
  private void code(String code, float x, float top) throws IOException {
    ByteMatrix modules = ZxingQrCodes.encode(code).getMatrix();
    float module = CODE / modules.getWidth();
    on.saveGraphicsState();
    on.transform(new Matrix(module, 0, 0, -module, x, top));
    on.setNonStrokingColor(Color.BLACK);
    List<Rectangle> runs = new ArrayList<>();
    ZxingQrCodes.eachRun(
        modules, (column, row, length) -> runs.add(new Rectangle(column, row, length, 1)));
    for (Rectangle run : runs) {
      on.addRect(run.x, run.y, run.width, run.height);
    }
    on.fill();
    on.restoreGraphicsState();
  }

  private void write(PrintFonts.Face face, float size, Color colour, float x, float y, String text)
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
