package live.maguey.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.posters.Poster;
import live.maguey.shared.ShortCode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFCloneUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// The tickets of an event without what one has alone: a page for each kind, with poster and fonts,
/// packed as it lies in a file. Subsetting and packing the fonts and measuring the lines takes most
/// of the time of a print, and the tickets of an event differ in four short texts and a code.
final class TicketForm {
  /// What numbers and references are made of.
  private static final String SIGNS = ShortCode.ALPHABET + "01-";

  private final Map<PrintWords.Kind, Page> pages;
  private final Map<PrintFont, PDFont> fonts;

  /// PDFBox's streams have one reader at a time.
  private final ReentrantLock copying = new ReentrantLock();

  private TicketForm(Map<PrintWords.Kind, Page> pages, Map<PrintFont, PDFont> fonts) {
    this.pages = pages;
    this.fonts = fonts;
  }

  private record Page(PDPage page, TicketPage.Room room) {}

  /// A page to be filled in.
  record Entry(PrintWords.Kind kind, PrintWords.Own own) {}

  /// All that a form depends on, so that the same order is the same document, whether its form was
  /// there or not.
  ///
  /// The event itself is no part of it: it changes with each place that is sold.
  ///
  /// @param sheets in the order of their kinds' first tickets
  /// @param letters that are filled in beside those of numbers and references
  record Look(Poster poster, List<PrintWords.Sheet> sheets, String letters) {
    Look {
      sheets = List.copyOf(sheets);
    }

    static Look of(
        Poster poster, List<Entry> entries, Function<PrintWords.Kind, PrintWords.Sheet> sheet) {
      return new Look(
          poster,
          entries.stream().map(Entry::kind).distinct().map(sheet).toList(),
          letters(entries.stream().map(Entry::own)));
    }

    private static String letters(Stream<PrintWords.Own> filled) {
      return filled
          .flatMapToInt(own ->
              IntStream.concat(
                  own.heading().codePoints(),
                  IntStream.concat(own.number().codePoints(), own.order().codePoints())))
          .filter(letter -> SIGNS.indexOf(letter) < 0)
          .distinct()
          .sorted()
          .mapToObj(Character::toString)
          .collect(Collectors.joining());
    }
  }

  static TicketForm printed(Look look, PrintedPosters posters) {
    // Not closed: its streams are read as long as there is the form, and lie in memory.
    PDDocument document = new PDDocument();
    try {
      PDImageXObject picture = posters.in(document, look.poster);
      PrintFonts fonts = new PrintFonts(font -> font.in(document));
      PDResources resources = new PDResources();
      Map<PrintWords.Kind, Page> pages = new LinkedHashMap<>();
      for (PrintWords.Sheet sheet : look.sheets) {
        PDPage page = new PDPage(TicketPage.A5);
        page.setResources(resources);
        try (PDPageContentStream on = new PDPageContentStream(document, page)) {
          TicketPage.Room room =
              new TicketPage(on, fonts).common(sheet, look.poster.ink(), picture);
          pages.put(sheet.kind(), new Page(page, room));
        }
      }
      for (PrintFonts.Face face : List.of(fonts.bold, fonts.text)) {
        face.keep(SIGNS + look.letters);
      }
      for (PDFont font : fonts.used().values()) {
        font.subset();
      }
      return new TicketForm(pages, fonts.used());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// A page of the document for each ticket.
  void fill(PDDocument document, List<Entry> entries) throws IOException {
    Copy copy = copy(document);
    for (Entry entry : entries) {
      PDPage page = new PDPage(TicketPage.A5);
      page.setResources(copy.resources);
      page.getCOSObject().setItem(COSName.CONTENTS, copy.contents.get(entry.kind));
      document.addPage(page);
      try (PDPageContentStream on =
          new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
        Page form = Objects.requireNonNull(pages.get(entry.kind));
        new TicketPage(on, copy.fonts).own(entry.own, form.room);
      }
    }
  }

  /// The form in another document, packed as it is.
  private record Copy(
      PDResources resources, Map<PrintWords.Kind, COSBase> contents, PrintFonts fonts) {}

  private Copy copy(PDDocument document) throws IOException {
    PDFCloneUtility copier = new PDFCloneUtility(document) {};
    copying.lock();
    try {
      Map<PrintWords.Kind, COSBase> contents = new HashMap<>();
      PDResources resources = new PDResources();
      for (Map.Entry<PrintWords.Kind, Page> form : pages.entrySet()) {
        COSDictionary page = form.getValue().page.getCOSObject();
        contents.put(
            form.getKey(), copier.cloneForNewDocument(page.getDictionaryObject(COSName.CONTENTS)));
        resources =
            new PDResources(copier.cloneForNewDocument(page.getCOSDictionary(COSName.RESOURCES)));
      }
      Map<PrintFont, COSDictionary> packed = new EnumMap<>(PrintFont.class);
      for (Map.Entry<PrintFont, PDFont> font : fonts.entrySet()) {
        packed.put(font.getKey(), copier.cloneForNewDocument(font.getValue().getCOSObject()));
      }
      return new Copy(resources, contents, new PrintFonts(font -> subset(packed, font)));
    } finally {
      copying.unlock();
    }
  }

  private PDFont subset(Map<PrintFont, COSDictionary> packed, PrintFont font) {
    try {
      return new SubsetFont(
          Objects.requireNonNull(packed.get(font)), Objects.requireNonNull(fonts.get(font)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
