package live.maguey.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.posters.Poster;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.TicketPrinter;

/// Tickets as a PDF: A5, which a phone shows whole and a printer enlarges to A4 as it is. Codes are
/// drawn as shapes, sharp at any size; fonts are inside.
public final class PdfTickets implements TicketPrinter {
  private static final String POSTER = "Poster";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintedPosters posters = new PrintedPosters();
  private final Venue venue;

  public PdfTickets(Venue venue) {
    this.venue = venue;
  }

  /// The letters of a text that a ticket leaves out because no font has them, each once.
  public static Set<String> missing(String text) {
    return PrintFonts.missing(text);
  }

  @Override
  public byte[] print(Print print) {
    if (print.tickets().stream().noneMatch(s -> s.ticket().isValid())) {
      throw new IllegalArgumentException("no ticket of " + print.reference() + " is valid");
    }
    PrintWords words = PrintWords.in(print.language(), venue.zone());
    Event event = print.event();
    Poster poster = Poster.named(event.slug().value(), event.ink(), event.composition());
    PrintFonts fonts = new PrintFonts();
    TicketPage page = new TicketPage(fonts, poster.ink(), POSTER);
    List<byte[]> pages = new ArrayList<>();
    int no = 0;
    for (ShowTickets.Shown shown : print.tickets()) {
      no++;
      if (shown.ticket().isValid()) {
        pages.add(page.of(words.sheet(print, venue, shown, no)).packed());
      }
    }
    PdfFile file = new PdfFile();
    String title = words.title(event, print.tickets().size());
    int about = file.add(about(print, title));
    int picture = posters.into(file, poster);
    String pictures = "/" + POSTER + " " + PdfFile.reference(picture);
    int all = file.pages(TicketPage.PAPER, fonts.into(file), pictures, pages);
    int catalog = file.add(catalog(print, all));
    return file.finished(catalog, about, id(print, title));
  }

  private static String catalog(Print print, int pages) {
    return "<</Type/Catalog/Pages "
        + PdfFile.reference(pages)
        + "/Lang("
        + print.language().tag()
        + ")/ViewerPreferences<</DisplayDocTitle true>>>>";
  }

  private String about(Print print, String title) {
    String placed = "(D:" + DATE.format(print.placedAt()) + "Z)";
    return "<</Title "
        + PdfFile.text(title)
        + "/Author "
        + PdfFile.text(venue.name())
        + "/Subject "
        + PdfFile.text(print.reference().toString())
        + "/CreationDate "
        + placed
        + "/ModDate "
        + placed
        + ">>";
  }

  /// Grown from the order, not from the clock.
  private static byte[] id(Print print, String title) {
    String text = print.reference() + " " + print.placedAt() + " " + title;
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }
}
