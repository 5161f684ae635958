package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.maguey.events.Event;
import live.maguey.events.Premises;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.gate.GateTickets;
import live.maguey.orders.Item;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.ShowTickets.Shown;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketPrinter.Print;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfTicketsTest {
  private final Ids ids = new SequentialIds();
  private final PdfTickets printer = new PdfTickets(SampleEvents.VENUE);
  private final OrderId order = new OrderId(ids.next());
  private final Event event = SampleEvents.tonight(ids).slug("noche-de-humo").event();

  @Test
  void each_ticket_has_a_page_with_its_code_and_the_words_that_belong_to_it() throws Exception {
    List<Shown> tickets = tickets(3);

    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.EN, tickets)))) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(i, 150, ImageType.RGB);
        assertThat(ZxingQrCodesTest.decoded(page)).isEqualTo(tickets.get(i).code());
        assertThat(text(document, i))
            .contains("Noche de Humo", "Sat 28 Nov", "9 PM – 3 AM", "Ticket " + (i + 1) + " of 3")
            .contains("General", "In before 11 PM", "Admits one", "ID, 21 and over")
            .contains("3 AM, still Saturday night", reference().toString())
            .contains("1200 Agave Street, Austin, TX 78702", "Bus 17 stops at the door.")
            .contains(tickets.get(i).ticket().number());
      }
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("3 tickets: Noche de Humo");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
    }
  }

  @Test
  void a_party_of_a_whole_day_names_the_day_of_its_end() throws Exception {
    Instant doors = Instant.parse("2026-11-29T04:00:00Z");
    Event party = SampleEvents.tonight(ids).hours(doors, doors.plus(Duration.ofHours(24))).event();

    try (PDDocument document =
        Loader.loadPDF(printer.print(print(party, Language.EN, tickets(1))))) {
      assertThat(text(document, 0))
          .contains("10 PM – Sun 10 PM", "Sat 28 Nov, 10 PM", "Sun 29 Nov, 10 PM")
          .doesNotContain("still");
    }
  }

  @Test
  void what_to_wear_is_told_where_the_event_says_it() throws Exception {
    Event black = SampleEvents.tonight(ids).dress("All in black", "Todo de negro").event();

    try (PDDocument english = Loader.loadPDF(printer.print(print(black, Language.EN, tickets(1))));
        PDDocument spanish = Loader.loadPDF(printer.print(print(black, Language.ES, tickets(1))))) {
      assertThat(text(english, 0)).containsPattern("Dress\\s+All in black");
      assertThat(text(spanish, 0)).containsPattern("Vestimenta\\s+Todo de negro");
    }
  }

  @Test
  void it_speaks_the_reader_s_language() throws Exception {
    try (PDDocument document =
        Loader.loadPDF(printer.print(print(event, Language.ES, tickets(1))))) {
      assertThat(text(document, 0))
          .contains("Sáb 28 nov", "21:00 – 3:00", "Boleto 1 de 1", "Entra una persona")
          .contains("3:00, todavía la noche del sábado", "Identificación, 21 años o más");
    }
  }

  @Test
  void a_table_s_passes_say_whose_they_are() throws Exception {
    List<Shown> passes =
        tickets(3).stream().map(shown -> new Shown(pass(shown.ticket()), shown.code())).toList();

    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.EN, passes)))) {
      assertThat(text(document, 0)).contains("Host pass", "Table 12", "By the floor");
      assertThat(text(document, 1)).contains("Guest pass 2 of 3", "Table 12");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("3 passes: Noche de Humo");
    }
    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.ES, passes)))) {
      assertThat(text(document, 0)).contains("Pase de anfitrión", "Mesa 12");
      assertThat(text(document, 1)).contains("Pase de invitado 2 de 3");
    }
  }

  @Test
  void a_table_s_passes_say_what_is_still_to_be_spent_after_a_deposit() throws Exception {
    List<Shown> passes =
        tickets(2).stream().map(shown -> new Shown(pass(shown.ticket()), shown.code())).toList();
    OrderLine deposit =
        new OrderLine(
            1,
            new Item.Table(
                new TableId(ids.next()),
                "12",
                "By the floor",
                2,
                new Item.Table.Charge.Deposit(SampleEvents.usd(100_000))),
            1,
            new OrderLine.Price(
                SampleEvents.usd(20_000), SampleEvents.usd(0), SampleEvents.usd(0), 0),
            0);
    for (Language language : Language.values()) {
      Print print =
          new Print(event, reference(), SampleEvents.NOW, language, passes, Optional.of(deposit));
      try (PDDocument document = Loader.loadPDF(printer.print(print))) {
        assertThat(text(document, 0))
            .contains(language == Language.EN ? "Deposit" : "Anticipo")
            .contains("$200.00", "$800.00", "$1,000.00");
      }
    }
    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.EN, passes)))) {
      assertThat(text(document, 0)).doesNotContain("Deposit");
    }
  }

  private static Ticket pass(Ticket ticket) {
    TicketCode code = ticket.code();
    Ticket.Kind kind = ticket.no() == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST;
    return new Ticket(
        new TicketCode(code.eventNumber(), code.ticket(), code.serial(), kind, code.notAfter()),
        ticket.event(),
        ticket.origin(),
        new Ticket.Label("12", "By the floor", "Table 12", null),
        ticket.policy(),
        ticket.visits(),
        ticket.state(),
        ticket.joined());
  }

  @Test
  void a_void_ticket_has_no_page_and_the_others_keep_their_place() throws Exception {
    List<Shown> tickets = new ArrayList<>(tickets(3));
    tickets.set(1, new Shown(voided(tickets.get(1).ticket()), ""));

    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.EN, tickets)))) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(text(document, 0)).contains("Ticket 1 of 3");
      assertThat(text(document, 1))
          .contains("Ticket 3 of 3")
          .doesNotContain(tickets.get(1).ticket().number());
    }
    assertThatThrownBy(() -> printer.print(print(event, Language.EN, tickets.subList(1, 2))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// A mail that is sent again under its key must be the same mail.
  @Test
  void the_same_tickets_are_the_same_bytes_no_matter_who_prints_them() throws Exception {
    List<Shown> tickets = tickets(2);
    byte[] first = printer.print(print(event, Language.EN, tickets));
    Callable<byte[]> again =
        () -> new PdfTickets(SampleEvents.VENUE).print(print(event, Language.EN, tickets));
    try (ExecutorService printers = Executors.newFixedThreadPool(4)) {
      List<Future<byte[]>> others =
          printers.invokeAll(IntStream.range(0, 16).mapToObj(_ -> again).toList());
      for (Future<byte[]> other : others) {
        assertThat(other.get()).isEqualTo(first);
      }
    }
    assertThat(printer.print(print(event, Language.EN, tickets(1)))).isNotEqualTo(first);
  }

  /// What an event's tickets have in common is kept between prints.
  @Test
  void what_was_printed_before_or_beside_leaves_no_trace() throws Exception {
    List<Shown> tickets = tickets(2);
    byte[] first = printer.print(print(event, Language.EN, tickets));
    PdfTickets busy = new PdfTickets(SampleEvents.VENUE);
    List<Callable<byte[]>> prints = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Language language = i % 3 == 1 ? Language.ES : Language.EN;
      List<Shown> printed = i % 3 == 2 ? List.of(vip(tickets.getFirst())) : tickets;
      prints.add(() -> busy.print(print(event, language, printed)));
    }
    try (ExecutorService printers = Executors.newFixedThreadPool(4)) {
      List<Future<byte[]>> printed = printers.invokeAll(prints);
      for (int i = 0; i < printed.size(); i += 3) {
        assertThat(printed.get(i).get()).isEqualTo(first);
      }
    }
  }

  @Test
  void places_that_are_sold_do_not_make_another_form() {
    Event fresh = SampleEvents.tonight(ids).slug("noche-de-humo").tier("General", 9).event();
    List<Tier> sold = fresh.tiers().stream().map(tier -> SampleEvents.taken(tier, 2)).toList();
    List<Shown> tickets = tickets(1);

    printer.print(print(fresh, Language.EN, tickets));
    printer.print(print(SampleEvents.withTiers(fresh, sold), Language.EN, tickets));
    assertThat(printer.forms()).isEqualTo(1);

    printer.print(print(SampleEvents.called(fresh, "Humo"), Language.EN, tickets));
    assertThat(printer.forms()).isEqualTo(2);
  }

  @Test
  void tickets_of_two_kinds_in_one_order_say_their_own() throws Exception {
    List<Shown> tickets = new ArrayList<>(tickets(3));
    tickets.set(1, vip(tickets.get(1)));

    try (PDDocument document = Loader.loadPDF(printer.print(print(event, Language.EN, tickets)))) {
      assertThat(text(document, 1))
          .contains("Très chic", "Ticket 2 of 3")
          .doesNotContain("General");
      for (int page : List.of(0, 2)) {
        assertThat(text(document, page))
            .contains("General", "Ticket " + (page + 1) + " of 3")
            .doesNotContain("chic");
      }
    }
  }

  @Test
  void a_title_of_any_length_and_alphabet_leaves_the_code_its_place() throws Exception {
    List<Shown> tickets = tickets(1);
    for (String title :
        List.of(
            "La noche más larga del año con todas las que fueron y todas las que vendrán, parte dos",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "Zażółć Ночь 🎫 \u0000 tab\there",
            "7")) {
      try (PDDocument document =
          Loader.loadPDF(
              printer.print(print(SampleEvents.called(event, title), Language.EN, tickets)))) {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.RGB);
        assertThat(ZxingQrCodesTest.decoded(page)).isEqualTo(tickets.getFirst().code());
      }
    }
  }

  /// With a long title, a long address and a long way there, too.
  @Test
  void no_line_stands_on_another() throws Exception {
    Premises far =
        new Premises(
            SampleEvents.PREMISES.email(),
            null,
            "12000 North Old Agave Distillery Road, Building C, behind the mill",
            "San Marcos Springs, TX 78666",
            null,
            Map.of(Language.EN, "Bus 17 stops at the door until 3 AM, ".repeat(3) + "no parking."),
            Map.of(Language.EN, "All in black, from head to toe. No sneakers, no shorts."));
    Venue remote = new Venue("Maguey", SampleEvents.VENUE.zone(), SampleEvents.USD, 1_000, far);
    for (Venue venue : List.of(SampleEvents.VENUE, remote)) {
      for (String title : List.of("Humo", "La noche más larga del año y todas las que vendrán")) {
        Print print = print(SampleEvents.called(event, title), Language.EN, tickets(1));
        try (PDDocument document = Loader.loadPDF(new PdfTickets(venue).print(print))) {
          Baselines lines = new Baselines();
          lines.getText(document);
          assertThat(lines.crowded()).as(title).isEmpty();
        }
      }
    }
  }

  /// Where the lines of a page stand.
  static final class Baselines extends PDFTextStripper {
    private record Line(String text, float left, float right, float y, float size) {
      boolean isOn(Line other) {
        boolean beside = right <= other.left || other.right <= left;
        float apart = Math.abs(y - other.y);
        return !beside && apart > 0 && apart < .9f * Math.min(size, other.size);
      }
    }

    private final List<Line> lines = new ArrayList<>();

    @Override
    protected void writeString(String text, List<TextPosition> at) {
      TextPosition first = at.getFirst();
      TextPosition last = at.getLast();
      lines.add(
          new Line(
              text,
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              first.getFontSizeInPt()));
    }

    /// What ends right of the paper, or begins left of it.
    List<String> beyond(float width) {
      return lines.stream()
          .filter(line -> line.left() < 0 || line.right() > width)
          .map(Line::text)
          .toList();
    }

    List<String> crowded() {
      return lines.stream()
          .filter(line -> lines.stream().anyMatch(line::isOn))
          .map(Line::text)
          .toList();
    }
  }

  /// What other alphabets need is in their tickets alone.
  @Test
  void a_ticket_in_our_own_letters_stays_small() throws Exception {
    byte[] usual = printer.print(print(event, Language.ES, tickets(1)));
    byte[] chinese =
        printer.print(print(SampleEvents.called(event, "上海之夜"), Language.ES, tickets(1)));

    assertThat(chinese.length).isLessThan(usual.length + 20_000);
    assertThat(fonts(usual)).hasSize(3).noneMatch(name -> name.matches(".*(Noto|Droid).*"));
    assertThat(fonts(chinese)).anyMatch(name -> name.contains("Droid"));
  }

  private static List<String> fonts(byte[] bytes) throws Exception {
    List<String> names = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDResources used = document.getPage(0).getResources();
      for (COSName font : used.getFontNames()) {
        names.add(used.getFont(font).getName());
      }
    }
    return names;
  }

  static String printedWithTitle(String title) throws Exception {
    PdfTicketsTest event = new PdfTicketsTest();
    Print print =
        event.print(SampleEvents.called(event.event, title), Language.EN, event.tickets(1));
    try (PDDocument document = Loader.loadPDF(event.printer.print(print))) {
      return text(document, 0);
    }
  }

  private static String text(PDDocument document, int page) throws Exception {
    PDFTextStripper reader = new PDFTextStripper();
    reader.setStartPage(page + 1);
    reader.setEndPage(page + 1);
    return reader.getText(document);
  }

  private Print print(Event event, Language language, List<Shown> tickets) {
    return new Print(event, reference(), SampleEvents.NOW, language, tickets);
  }

  private OrderReference reference() {
    return OrderReference.of(order);
  }

  private List<Shown> tickets(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(no -> GateTickets.general(ids, event, order, no))
        .map(ticket -> new Shown(ticket, code(ticket)))
        .toList();
  }

  /// As long as a signed code, in its alphabet.
  private static String code(Ticket ticket) {
    byte[] id = ticket.id().toString().getBytes(StandardCharsets.US_ASCII);
    return Base32.encode(Arrays.copyOf(id, 93));
  }

  private static Shown vip(Shown shown) {
    Ticket.Label label = shown.ticket().label();
    Ticket vip =
        TicketChanges.labelled(
            shown.ticket(),
            new Ticket.Label("Très chic", label.note(), label.party(), label.holder()));
    return new Shown(vip, shown.code());
  }

  private static Ticket voided(Ticket ticket) {
    return TicketChanges.voided(ticket, Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
  }
}
