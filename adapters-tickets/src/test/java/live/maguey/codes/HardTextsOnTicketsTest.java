package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.Premises;
import live.maguey.events.SampleEvents;
import live.maguey.events.Venue;
import live.maguey.gate.GateTickets;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.HardTexts;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.ShowTickets.Shown;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketPrinter.Print;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever venue, address, tier and note are called, a ticket stays one page whose code is read,
/// with every text where it belongs.
class HardTextsOnTicketsTest {
  private static final String CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(5).substring(0, 149);

  private final SequentialIds ids = new SequentialIds();
  private final OrderId order = new OrderId(ids.next());
  private final Event event = SampleEvents.tonight(ids).slug("noche-de-humo").event();

  static Stream<String> texts() {
    return Stream.concat(
        HardTexts.ALL.stream(),
        Stream.of(
            "W".repeat(120),
            "上海之夜".repeat(20),
            "שלום תל אביב ".repeat(9).strip(),
            "مقهى الدخان ".repeat(9).strip(),
            "x".repeat(40) + " " + "y".repeat(40),
            "🌵".repeat(40)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_ticket_carries_any_text_about_its_venue_and_tier(String text) throws Exception {
    Premises premises =
        new Premises(
            SampleEvents.PREMISES.email(),
            null,
            text,
            text,
            null,
            Map.of(Language.EN, text),
            Map.of(Language.EN, text));
    Venue venue = new Venue(text, SampleEvents.VENUE.zone(), SampleEvents.USD, 1_000, premises);
    Ticket ticket = named(GateTickets.general(ids, event, order, 1), text);
    Print print =
        new Print(
            event,
            OrderReference.of(order),
            SampleEvents.NOW,
            Language.EN,
            List.of(new Shown(ticket, CODE)));

    try (PDDocument document = Loader.loadPDF(new PdfTickets(venue).print(print))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.RGB);
      assertThat(ZxingQrCodesTest.decoded(page)).isEqualTo(CODE);
      PdfTicketsTest.Baselines lines = new PdfTicketsTest.Baselines();
      lines.getText(document);
      assertThat(lines.crowded()).isEmpty();
      assertThat(lines.beyond(document.getPage(0).getMediaBox().getWidth())).isEmpty();
      String read = new PDFTextStripper().getText(document);
      assertThat(read)
          .contains(ticket.number(), "Noche de Humo")
          .doesNotContain("\u0000", "\uFFFD");
      if (text.matches("\\p{ASCII}{1,20}")) {
        assertThat(read).contains(text);
      }
    }
  }

  private static Ticket named(Ticket t, String text) {
    return TicketChanges.labelled(t, new Ticket.Label(text, text, t.party(), t.holder()));
  }
}
