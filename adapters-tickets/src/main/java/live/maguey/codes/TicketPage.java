package live.maguey.codes;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;

/// Draws one ticket on one page: the event on its poster's paper, below it on white the code and
/// what belongs to it. Measures are in points, from the page's lower left corner.
final class TicketPage {
  /// A5: 148 by 210 mm.
  private static final float PAPER_WIDTH = 148 * 72 / 25.4f;

  private static final float PAPER_HEIGHT = 210 * 72 / 25.4f;

  static final PdfFile.Paper PAPER = new PdfFile.Paper(PAPER_WIDTH, PAPER_HEIGHT);

  private static final float MARGIN = 32;
  private static final float WIDTH = PAPER_WIDTH - 2 * MARGIN;

  /// As much of it as the lines below leave room for, its ground always.
  private static final float POSTER = PAPER_WIDTH * PrintedPosters.HEIGHT / PrintedPosters.WIDTH;

  private static final float TITLE_SIZE = 34;
  private static final float SMALLEST_TITLE = 20;

  /// 67 mm without its margin, which a scanner reads from an arm's length.
  private static final float CODE = 190;

  private static final float GAP = 24;
  private static final float LABEL = 64;
  private static final Color TEXT = colour(new Oklch(.2, .02, 45));
  private static final Color MUTED = colour(new Oklch(.41, .025, 50));
  private static final Color LINE = colour(new Oklch(.86, .02, 80));

  private final PrintFonts fonts;
  private final Ink ink;
  private final String poster;

  /// @param poster the name of its picture in the document
  TicketPage(PrintFonts fonts, Ink ink, String poster) {
    this.fonts = fonts;
    this.ink = ink;
    this.poster = poster;
  }

  PageContent of(PrintWords.Sheet sheet) {
    PageContent on = new PageContent();
    List<FactLines> facts = sheet.facts().stream().map(this::lines).toList();
    List<String> advice = fonts.text.lines(sheet.advice(), 8.5f, WIDTH - 90, 3);
    float foot = MARGIN - 6 + advice.size() * 12;
    float held = GAP + CODE + GAP + height(facts) + 10 + foot;
    float below = bill(on, sheet, held);
    float top = below - GAP;
    code(on, sheet.code(), MARGIN, top - CODE);
    beside(on, sheet, MARGIN + CODE + GAP, top);
    float y = top - CODE - GAP;
    on.line(LINE, .75f, MARGIN, y, MARGIN + WIDTH, y);
    for (FactLines fact : facts) {
      y -= 3;
      write(on, fonts.text, 10, MUTED, MARGIN, y - 13, fact.label());
      for (String line : fact.lines()) {
        y -= 13;
        write(on, fonts.text, 10, TEXT, MARGIN + LABEL, y, line);
      }
    }
    foot(on, sheet, advice);
    return on;
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
  private float bill(PageContent on, PrintWords.Sheet sheet, float held) {
    String called = fonts.title.orElse(sheet.title(), sheet.name());
    float size = TITLE_SIZE;
    while (size > SMALLEST_TITLE && fonts.title.width(called, size) > WIDTH) {
      size--;
    }
    List<String> title = fonts.title.lines(called, size, WIDTH, 2);
    float lettering = title.size() * size + 44;
    float picture = Math.max(PAPER_HEIGHT - POSTER, held + lettering);
    float below = picture - lettering;
    on.paint(colour(ink.ground()));
    on.rectangle(0, below, PAPER_WIDTH, PAPER_HEIGHT - below);
    on.image(poster, 0, picture, PAPER_WIDTH, POSTER);
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

  private void beside(PageContent on, PrintWords.Sheet sheet, float x, float top) {
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

  private void foot(PageContent on, PrintWords.Sheet sheet, List<String> advice) {
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
  private static void code(PageContent on, String code, float x, float y) {
    ByteMatrix modules = ZxingQrCodes.encode(code).getMatrix();
    List<int[]> runs = new ArrayList<>();
    ZxingQrCodes.eachRun(
        modules, (column, row, length) -> runs.add(new int[] {column, row, length}));
    on.paint(Color.BLACK);
    on.modules(x, y + CODE, CODE / modules.getWidth(), runs);
  }

  private static void write(
      PageContent on,
      PrintFonts.Face face,
      float size,
      Color colour,
      float x,
      float y,
      String text) {
    on.beginText(colour, x, y);
    face.show(on, text, size);
    on.endText();
  }

  private static Color colour(Oklch colour) {
    return new Color(colour.toRgb());
  }
}
