package live.maguey.codes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Set;
import java.util.TimeZone;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.posters.Poster;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.TicketPrinter;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Tickets as a PDF by PDFBox: A5, which a phone shows whole and a printer enlarges to A4 as it is.
/// Codes are drawn as shapes, sharp at any size; fonts are inside.
public final class PdfTickets implements TicketPrinter {
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
    try (PDDocument document = new PDDocument()) {
      PrintWords words = PrintWords.in(print.language(), venue.zone());
      describe(document, print, words);
      Event event = print.event();
      Poster poster = event.poster();
      TicketPage page =
          new TicketPage(
              document, new PrintFonts(document), poster.ink(), posters.in(document, poster));
      int no = 0;
      for (ShowTickets.Shown shown : print.tickets()) {
        no++;
        if (shown.ticket().isValid()) {
          page.add(words.sheet(print, venue, shown, no));
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Title, language and dates; the document's id is grown from the order, not from the clock.
  private void describe(PDDocument document, Print print, PrintWords words) {
    GregorianCalendar placed = GregorianCalendar.from(print.placedAt().atZone(ZoneOffset.UTC));
    placed.setTimeZone(TimeZone.getTimeZone("UTC"));
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(words.title(print.event(), print.tickets().size()));
    about.setAuthor(venue.name());
    about.setSubject(print.reference().toString());
    about.setCreationDate(placed);
    about.setModificationDate(placed);
    document.setDocumentInformation(about);
    document.setDocumentId(print.placedAt().toEpochMilli());
    document.getDocumentCatalog().setLanguage(print.language().tag());
    PDViewerPreferences view = new PDViewerPreferences(new COSDictionary());
    view.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(view);
  }
}
