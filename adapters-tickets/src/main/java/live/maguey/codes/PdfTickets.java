package live.maguey.codes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import live.maguey.events.Venue;
import live.maguey.tickets.Numbering;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.TicketPrinter;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Tickets as a PDF by PDFBox: A5, which a phone shows whole and a printer enlarges to A4 as it is.
/// Codes are drawn as shapes, sharp at any size; fonts are inside. What the tickets of an event
/// have in common is drawn and packed once, as a form, and filled in for each order.
public final class PdfTickets implements TicketPrinter {
  /// In forms. One has the size of a document: some 130 KB.
  private static final int KEPT = 16;

  private final Venue venue;

  private final LoadingCache<TicketForm.Look, TicketForm> forms;

  public PdfTickets(Venue venue) {
    this.venue = venue;
    PrintedPosters posters = new PrintedPosters();
    this.forms =
        Caffeine.newBuilder().maximumSize(KEPT).build(look -> TicketForm.printed(look, posters));
  }

  /// The letters of a text that a ticket leaves out because no font has them, each once.
  public static Set<String> missing(String text) {
    return PrintFonts.missing(text);
  }

  /// How many forms are kept.
  int forms() {
    return forms.asMap().size();
  }

  @Override
  public byte[] print(Print print) {
    if (print.tickets().stream().allMatch(s -> s.code().isEmpty())) {
      throw new IllegalArgumentException("no ticket of " + print.reference() + " has a code");
    }
    PrintWords words = PrintWords.in(print.language(), venue.zone());
    List<TicketForm.Entry> entries = entries(print, words);
    TicketForm form =
        forms.get(
            TicketForm.Look.of(
                print.event().poster(), entries, kind -> words.sheet(print, venue, kind)));
    try (PDDocument document = new PDDocument()) {
      describe(document, print, words);
      form.fill(document, entries);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<TicketForm.Entry> entries(Print print, PrintWords words) {
    List<TicketForm.Entry> entries = new ArrayList<>();
    Numbering numbers = numbers(print);
    for (ShowTickets.Shown shown : print.tickets()) {
      if (!shown.code().isEmpty()) {
        entries.add(
            new TicketForm.Entry(
                words.kind(print.event(), shown.ticket()), words.own(print, shown, numbers)));
      }
    }
    return entries;
  }

  private static Numbering numbers(Print print) {
    return new Numbering(print.tickets().stream().map(ShowTickets.Shown::ticket).toList());
  }

  /// Title, language and dates; the document's id is grown from the order, not from the clock.
  private void describe(PDDocument document, Print print, PrintWords words) {
    GregorianCalendar placed = GregorianCalendar.from(print.placedAt().atZone(ZoneOffset.UTC));
    placed.setTimeZone(TimeZone.getTimeZone("UTC"));
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(words.title(print.event(), numbers(print)));
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
