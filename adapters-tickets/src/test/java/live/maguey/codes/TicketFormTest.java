package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.GateTickets;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Numbering;
import live.maguey.tickets.ShowTickets.Shown;
import live.maguey.tickets.TicketPrinter.Print;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketFormTest {
  private static final int AT_ONCE = 8;

  private final Ids ids = new SequentialIds();
  private final OrderId order = new OrderId(ids.next());
  private final Event event = SampleEvents.tonight(ids).event();
  private final PrintWords words = PrintWords.in(Language.EN, SampleEvents.VENUE.zone());

  private final Print print =
      new Print(
          event,
          OrderReference.of(order),
          SampleEvents.NOW,
          Language.EN,
          List.of(
              new Shown(GateTickets.general(ids, event, order, 1), Base32.encode(new byte[93]))));

  private List<TicketForm.Entry> entries() {
    Shown shown = print.tickets().getFirst();
    return List.of(
        new TicketForm.Entry(
            words.kind(event, shown.ticket()),
            words.own(print, shown, new Numbering(List.of(shown.ticket())))));
  }

  private static byte[] filled(TicketForm form, List<TicketForm.Entry> entries) throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      form.fill(document, entries);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /// PDFBox seeks and reads a stream in two steps: unguarded, one document in some two hundred has
  /// a piece of another place of the form, and one in a thousand fails.
  @Test
  @Tag("full")
  void each_of_many_documents_that_are_filled_at_once_has_the_whole_form() throws Exception {
    List<TicketForm.Entry> entries = entries();
    TicketForm form =
        TicketForm.printed(
            TicketForm.Look.of(
                event.poster(), entries, kind -> words.sheet(print, SampleEvents.VENUE, kind)),
            new PrintedPosters());
    byte[] alone = filled(form, entries);

    try (ExecutorService printers = Executors.newFixedThreadPool(AT_ONCE)) {
      Callable<byte[]> another = () -> filled(form, entries);
      for (Future<byte[]> beside : printers.invokeAll(Collections.nCopies(1_200, another))) {
        assertThat(beside.get()).isEqualTo(alone);
      }
    }
  }
}
