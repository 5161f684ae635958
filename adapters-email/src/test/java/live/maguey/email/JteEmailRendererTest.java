package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import live.maguey.emails.Email;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.refunds.RefundOrder;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.HardTexts;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JteEmailRendererTest {
  /// What an email may say of its looks; `mso-hide` is Outlook's own.
  private static final List<String> STYLES =
      List.of(
          "background",
          "border",
          "border-bottom",
          "border-collapse",
          "border-radius",
          "color",
          "display",
          "float",
          "font-family",
          "font-size",
          "font-variant-numeric",
          "font-weight",
          "height",
          "image-rendering",
          "letter-spacing",
          "line-height",
          "margin",
          "max-height",
          "max-width",
          "mso-hide",
          "overflow",
          "overflow-wrap",
          "padding",
          "text-align",
          "text-decoration",
          "text-wrap",
          "vertical-align",
          "white-space",
          "width",
          "word-break");

  @Test
  void each_ticket_has_its_own_code_as_a_picture_in_the_email() throws Exception {
    SampleEvent event = new SampleEvent().places(4);
    RenderedEmail mail = event.mail(Email.Kind.TICKETS);
    for (Ticket ticket : event.tickets()) {
      assertThat(mail.html()).contains("cid:ticket-" + ticket.number());
      assertThat(decode(attachment(mail, "ticket-" + ticket.number()).bytes()))
          .isEqualTo(SampleEvent.code(ticket.code()));
    }
  }

  @Test
  void a_code_has_whole_pixels_to_each_module_on_every_screen() throws Exception {
    SampleEvent event = new SampleEvent().places(1);
    RenderedEmail mail = event.mail(Email.Kind.TICKETS);
    Ticket ticket = event.tickets().getFirst();
    int drawn =
        ImageIO.read(
                new ByteArrayInputStream(attachment(mail, "ticket-" + ticket.number()).bytes()))
            .getWidth();

    assertThat(all("src=\"cid:ticket-[^>]* width=\"(\\d+)\"", mail.html()))
        .hasSize(1)
        .allSatisfy(shown -> {
          assertThat(Integer.parseInt(shown) % 49).as("of the 49 modules").isZero();
          assertThat(drawn % Integer.parseInt(shown)).as("of the picture").isZero();
        });
  }

  @ParameterizedTest
  @EnumSource(Email.Kind.class)
  void rendering_again_on_another_node_gives_the_same_bytes(Email.Kind kind) {
    RenderedEmail first = new SampleEvent().mail(kind);
    RenderedEmail second = new SampleEvent().mail(kind);
    assertThat(second)
        .usingRecursiveComparison()
        // At once: byte by byte as objects takes seconds.
        .withEqualsForType(Arrays::equals, byte[].class)
        .isEqualTo(first);
  }

  /// A property that no mail program knows is dropped without a sign.
  @ParameterizedTest
  @EnumSource(Email.Kind.class)
  void every_style_is_one_that_mail_programs_know(Email.Kind kind) {
    String html = new SampleEvent().mail(kind).html();

    assertThat(Pattern.compile("style=\"([^\"]*)\"").matcher(html).results())
        .isNotEmpty()
        .flatMap(style -> List.of(style.group(1).split(";")))
        .extracting(property -> property.strip().replaceFirst(":.*", ""))
        .isSubsetOf(STYLES);
  }

  @Test
  void a_guest_reads_at_their_own_address_in_their_own_language_whatever_becomes_of_the_buyers() {
    Recipient guest =
        new Recipient.Person(
            Recipient.Role.GUEST,
            "Lucía Cruz",
            EmailAddress.parse("lucia@example.com"),
            Language.ES);
    EmailAddress right = EmailAddress.parse("right@example.com");

    RenderedEmail before = new SampleEvent().mail(Email.Kind.TICKETS, guest);
    RenderedEmail after = new SampleEvent().corrected(right).mail(Email.Kind.TICKETS, guest);

    assertThat(before.to()).isEqualTo(EmailAddress.parse("lucia@example.com"));
    assertThat(before.html()).contains("lang=\"es\"").contains("Lucía").doesNotContain("Cruz");
    assertThat(after.to()).isEqualTo(before.to());
    assertThat(after.subject()).isEqualTo(before.subject());
    assertThat(after.html()).contains("Lucía");
    assertThat(new SampleEvent().corrected(right).mail(Email.Kind.TICKETS).to()).isEqualTo(right);
  }

  @Test
  void the_subject_names_the_event_on_the_day_it_began() {
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).subject())
        .isEqualTo("Your 2 tickets for Noche de Humo, Saturday 28 Nov");
    assertThat(new SampleEvent().places(1).in(Language.ES).mail(Email.Kind.TICKETS).subject())
        .isEqualTo("Tu boleto para Noche de Humo, sábado 28 nov");
  }

  @Test
  void the_end_after_midnight_is_still_the_same_night() {
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text())
        .contains("Sat 28 Nov, doors 10 PM, until 3 AM, still Saturday night");
    assertThat(new SampleEvent().in(Language.ES).mail(Email.Kind.TICKETS).text())
        .contains("Sáb 28 nov, puertas a las 22:00, hasta las 3:00, todavía la noche del sábado");
    assertThat(new SampleEvent().endsAt("2026-11-29T04:30:00Z").mail(Email.Kind.TICKETS).text())
        .contains("until 11:30 PM\n");
  }

  @Test
  void an_end_on_the_next_evening_is_told_with_its_day() {
    RenderedEmail english =
        new SampleEvent().endsAt("2026-11-30T03:00:00Z").mail(Email.Kind.TICKETS);
    assertThat(english.text())
        .contains("Sat 28 Nov, doors 10 PM, until 10 PM on Sunday 29 Nov\n")
        .doesNotContain("still Saturday");
    assertThat(english.html()).contains("10 PM – Sun 10 PM", "Sun 29 Nov, 10 PM");

    RenderedEmail spanish =
        new SampleEvent().endsAt("2026-11-30T03:00:00Z").in(Language.ES).mail(Email.Kind.TICKETS);
    assertThat(spanish.text())
        .contains("Sáb 28 nov, puertas a las 22:00, hasta el domingo 29 nov a las 22:00\n");
  }

  @Test
  void an_event_that_is_off_is_not_announced_with_its_hours() {
    RenderedEmail english = new SampleEvent().mail(Email.Kind.EVENT_CANCELLED);
    assertThat(english.text()).contains("Noche de Humo\nSat 28 Nov. Canceled.\n");
    assertThat(english.text()).doesNotContain("doors", "10 PM");
    assertThat(english.html()).contains(">Canceled</span>").doesNotContain("10 PM");
    assertThat(new SampleEvent().in(Language.ES).mail(Email.Kind.EVENT_CANCELLED).text())
        .contains("Noche de Humo\nSáb 28 nov. Cancelada.\n");
  }

  @Test
  void what_a_ticket_is_good_for_has_a_line_of_its_own() {
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text())
        .contains("General\nIn before 1 AM\nAdmits one\n");
  }

  @Test
  void doors_after_midnight_are_told_with_their_own_day() {
    RenderedEmail mail =
        new SampleEvent()
            .doorsAt("2026-11-29T07:00:00Z")
            .endsAt("2026-11-29T13:00:00Z")
            .mail(Email.Kind.TICKETS);

    assertThat(mail.text()).contains("Sun 29 Nov, doors 2 AM, until 8 AM, still Saturday night\n");
    assertThat(mail.html()).contains("Sun 2 AM – 8 AM", "Sun 29 Nov, 2 AM, still Saturday night");
  }

  @Test
  void the_price_is_told_with_the_fee_inside_it() {
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text())
        .contains("$72.00, includes $7.20 fee");
    assertThat(new SampleEvent().at(0, 0).mail(Email.Kind.TICKETS).text())
        .contains("Free, nothing was charged")
        .doesNotContain("$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JPY | 3000 | ¥6,000",
        "KWD | 3010 | KWD\u00a06.020",
        "ISK | 240000 | ISK\u00a04,800"
      })
  void an_email_tells_money_in_the_units_of_its_currency(String code, long minor, String total) {
    SampleEvent event = new SampleEvent().at(new Money(minor, Currency.getInstance(code)));
    for (String part :
        List.of(
            event.mail(Email.Kind.TICKETS).text(),
            event.mail(Email.Kind.TICKETS).html(),
            event.mail(Email.Kind.LATE_REFUND).subject(),
            event.mail(Email.Kind.LATE_REFUND).text(),
            event.refundedFor("by_hand").mail(Email.Kind.REFUND).html())) {
      assertThat(part).contains(total);
    }
  }

  @Test
  void a_late_payment_with_a_place_says_so() {
    assertThat(new SampleEvent().paidLate().mail(Email.Kind.TICKETS).text())
        .contains("Your payment came after your time was up");
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text()).doesNotContain("ten minutes");
  }

  @Test
  void new_codes_say_that_the_older_ones_are_void_wherever_they_were_kept() {
    RenderedEmail mail = new SampleEvent().reissued().mail(Email.Kind.TICKETS);
    assertThat(mail.subject()).startsWith("New codes for your 2 tickets: Noche de Humo");
    assertThat(mail.text())
        .containsIgnoringWhitespaces(
            "Only the codes in this email work at the door now:",
            "older emails, screenshots, printouts and saved files no longer count.");
    assertThat(new SampleEvent().reissued().places(1).in(Language.ES).mail(Email.Kind.TICKETS))
        .satisfies(one ->
            assertThat(one.text())
                .containsIgnoringWhitespaces("Cambiamos el código de tu boleto.")
                .containsIgnoringWhitespaces("impresiones y archivos anteriores ya no cuentan."));
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text()).doesNotContain("replaced");
    assertThat(new SampleEvent().reissued().voided(2).mail(Email.Kind.TICKETS).text())
        .doesNotContain("replaced");
  }

  @Test
  void a_void_ticket_has_no_code_and_is_called_void() {
    SampleEvent event = new SampleEvent().voided(1);
    RenderedEmail mail = event.mail(Email.Kind.TICKETS);
    String number = event.tickets().getFirst().number();
    assertThat(mail.html()).contains(number).doesNotContain("cid:ticket-" + number);
    assertThat(mail.text()).contains("No longer valid");
    assertThat(inline(mail)).hasSize(2);
    assertThat(new SampleEvent().voided(2).mail(Email.Kind.TICKETS).html())
        .contains("These tickets are no longer valid.")
        .doesNotContain("in, Elena");
  }

  @Test
  void tickets_come_with_a_pdf_for_paper_and_an_entry_for_the_calendar() throws Exception {
    SampleEvent event = new SampleEvent().in(Language.ES);
    RenderedEmail mail = event.mail(Email.Kind.TICKETS);
    List<RenderedEmail.Attachment> kept =
        mail.attachments().stream().filter(a -> a.contentId().isEmpty()).toList();

    assertThat(kept)
        .extracting(RenderedEmail.Attachment::filename)
        .containsExactly("tickets-" + event.reference() + ".pdf", "noche-de-humo.ics");
    assertThat(kept)
        .extracting(RenderedEmail.Attachment::mediaType)
        .containsExactly("application/pdf", "text/calendar");
    try (PDDocument pdf = Loader.loadPDF(kept.getFirst().bytes())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Boleto 1 de 2", "Boleto 2 de 2");
    }
    assertThat(new String(kept.getLast().bytes(), StandardCharsets.UTF_8))
        .contains("DTSTART:20261129T030000Z\r\n", "UID:noche-de-humo@maguey.example\r\n")
        .contains("DESCRIPTION:" + event.reference(), "/orders/");
    assertThat(new SampleEvent().voided(2).mail(Email.Kind.TICKETS))
        .satisfies(none -> assertThat(none.attachments()).hasSize(1))
        .satisfies(none -> assertThat(none.text()).doesNotContain("Attached"));
  }

  @Test
  void tickets_say_where_the_event_is_and_how_to_get_there() {
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text())
        .contains("Maguey, 1200 Agave Street, Austin, TX 78702", "Bus 17 stops at the door.");
    assertThat(new SampleEvent().in(Language.ES).mail(Email.Kind.TICKETS).html())
        .contains("href=\"https://www.openstreetmap.org/search", "El autobús 17 para");
  }

  @Test
  void what_cost_nothing_is_no_sale() {
    assertThat(new SampleEvent().at(0, 0).mail(Email.Kind.TICKETS).text())
        .doesNotContain("Final sale");
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text()).contains("Final sale");
  }

  @Test
  void a_late_refund_tells_the_amount_and_the_reference() {
    SampleEvent event = new SampleEvent();
    RenderedEmail mail = event.mail(Email.Kind.LATE_REFUND);
    assertThat(mail.subject()).isEqualTo("Your $72.00 is on its way back: Noche de Humo");
    assertThat(mail.text())
        .contains("Your payment came a moment too late: the last tickets were gone.")
        .contains("We sent the whole $72.00 back right away.")
        .contains(event.reference().toString());
  }

  @Test
  void lost_tickets_come_as_links() {
    SampleEvent event = new SampleEvent();
    RenderedEmail mail = event.mail(Email.Kind.FIND_TICKETS);
    assertThat(mail.subject()).isEqualTo("Your tickets");
    assertThat(mail.text())
        .contains(
            event.reference() + "  Noche de Humo, Sat 28 Nov\nhttps://maguey.example/orders/");
    assertThat(mail.attachments()).isEmpty();
  }

  @Test
  void a_refund_says_why_where_there_is_a_reason_to_give() {
    assertThat(new SampleEvent().refundedFor("paid_twice").mail(Email.Kind.REFUND).text())
        .contains("This order was paid twice.");
    assertThat(new SampleEvent().refundedFor("by_hand").mail(Email.Kind.REFUND).text())
        .contains("Your $72.00 is on its way back.");
  }

  @Test
  void a_refund_of_an_amount_says_that_all_else_stays_and_why_where_the_buyer_is_told() {
    Money amount = Money.of(2_500, SampleEvent.USD);
    SampleEvent event = new SampleEvent().refunded(amount, "No <heating>, {event}", true);
    assertThat(event.mail(Email.Kind.REFUND).text())
        .contains("Your $25.00 is on its way back.", "Why: No <heating>, {event}")
        .contains("Everything else stays as it is: your tickets work as before.");
    assertThat(event.mail(Email.Kind.REFUND).html()).contains("No &lt;heating&gt;, {event}");
    assertThat(event.in(Language.ES).mail(Email.Kind.REFUND).text())
        .contains("El motivo: No <heating>", "tus boletos sirven como antes");

    assertThat(
            new SampleEvent()
                .table()
                .refunded(amount, "paid_twice", false)
                .mail(Email.Kind.REFUND)
                .text())
        .contains("you keep your table and its passes.")
        .doesNotContain("paid_twice", "paid twice", "Why");
  }

  @Test
  void a_refund_of_tickets_says_which_no_longer_open_the_door() {
    SampleEvent event = new SampleEvent().refundedFor(RefundOrder.Why.ASKED.reason());
    assertThat(event.mail(Email.Kind.REFUND).text())
        .contains("These tickets no longer work at the door")
        .contains(event.tickets().getFirst().number());
  }

  @ParameterizedTest
  @EnumSource(Email.Kind.class)
  void an_email_has_no_script_and_loads_nothing(Email.Kind kind) {
    RenderedEmail mail = new SampleEvent().mail(kind);
    assertThat(mail.html()).doesNotContainIgnoringCase("<script").doesNotContain("<link");
    assertThat(all("(?:src|srcset|background)=\"([^\"]*)\"", mail.html()))
        .hasSize(inline(mail).size())
        .allMatch(source -> source.startsWith("cid:"));
    assertThat(all("url\\(([^)]*)\\)", mail.html()))
        .allMatch(source -> source.startsWith("data:font/woff2;base64,"));
    assertThat(all("src=\"cid:([^\"]*)\"", mail.html()))
        .containsExactlyInAnyOrderElementsOf(
            inline(mail).stream().map(RenderedEmail.Attachment::contentId).toList());
  }

  @ParameterizedTest
  @EnumSource(Email.Kind.class)
  void plain_text_says_all_that_the_html_says(Email.Kind kind) {
    for (Language language : Language.values()) {
      RenderedEmail mail = new SampleEvent().in(language).paidLate().mail(kind);
      String plain = squeezed(mail.text());
      assertThat(all(">([^<>]+)<", body(mail.html())))
          .map(JteEmailRendererTest::squeezed)
          .filteredOn(text -> !text.isEmpty() && !text.contains("–"))
          .allSatisfy(text -> assertThat(plain).contains(text));
      assertThat(all("href=\"([^\"]*)\"", mail.html()))
          .hasSizeBetween(1, 4)
          .allSatisfy(page -> assertThat(mail.text()).contains(page));
    }
  }

  @Test
  void a_name_cannot_write_into_the_page() {
    RenderedEmail mail = new SampleEvent().boughtBy("<img/src=x> & co").mail(Email.Kind.TICKETS);
    assertThat(mail.html()).doesNotContain("<img/src=x>").contains("&lt;img/src=x&gt;");
  }

  @Test
  void an_email_stays_small_enough_to_be_shown_whole() {
    RenderedEmail mail = new SampleEvent().places(10).mail(Email.Kind.TICKETS);
    // Gmail clips a page beyond 102 KB and drops a style block beyond 8192 signs; the title's font
    // is one that it does not need.
    assertThat(mail.html().length()).isLessThan(100_000);
    assertThat(all("(?s)<style>(.*?)</style>", mail.html()))
        .filteredOn(style -> !style.contains("@font-face"))
        .singleElement()
        .satisfies(style -> assertThat(style).hasSizeLessThan(8192));
  }

  private static String body(String html) {
    int preview = html.indexOf("</div>", html.indexOf("<body"));
    return html.substring(preview);
  }

  private static String squeezed(String text) {
    return text.replace("&amp;", "&").replaceAll("\\s+", " ").strip();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /// Shown within the email, not kept beside it.
  private static List<RenderedEmail.Attachment> inline(RenderedEmail mail) {
    return mail.attachments().stream().filter(a -> !a.contentId().isEmpty()).toList();
  }

  private static RenderedEmail.Attachment attachment(RenderedEmail mail, String contentId) {
    return mail.attachments().stream()
        .filter(a -> a.contentId().equals(contentId))
        .findFirst()
        .orElseThrow();
  }

  private static String decode(byte[] png) throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
    return new QRCodeReader()
        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
        .getText();
  }

  @Test
  void an_order_in_spanish_gets_the_events_spanish_texts_in_all_that_it_is_sent()
      throws IOException {
    RenderedEmail mail = new SampleEvent().translated().in(Language.ES).mail(Email.Kind.TICKETS);

    assertThat(mail.subject()).contains("Noche de las Ánimas");
    for (String part : List.of(mail.html(), mail.text())) {
      assertThat(part)
          .contains("Noche de las Ánimas", "Marisol en vivo", "Entrada general", "Antes de la 1:00")
          .doesNotContain("Noche de Humo", "Marisol live", "In before");
    }
    assertThat(new String(attached(mail, "text/calendar"), StandardCharsets.UTF_8))
        .contains("SUMMARY:Noche de las Ánimas\r\n");
    try (PDDocument pdf = Loader.loadPDF(attached(mail, "application/pdf"))) {
      assertThat(pdf.getDocumentInformation().getTitle()).contains("Noche de las Ánimas");
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Ánimas", "Entrada general", "Antes de la 1:00")
          .doesNotContain("Humo");
    }
    assertThat(new SampleEvent().translated().mail(Email.Kind.TICKETS).html())
        .contains("Noche de Humo", "Marisol live")
        .doesNotContain("Ánimas", "Entrada");
  }

  @Test
  void a_text_that_is_not_translated_says_its_language() {
    String html = new SampleEvent().in(Language.ES).mail(Email.Kind.TICKETS).html();

    assertThat(html).contains("lang=\"en\">Noche de Humo</p>", "lang=\"en\">In before 1 AM</p>");
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).html()).containsOnlyOnce("lang=\"en\"");
  }

  @Test
  void any_name_and_title_comes_out_whole_and_changes_nothing_around_it() {
    Pattern tag = Pattern.compile("<(/?[a-z][a-z0-9]*)");
    SampleEvent plain = new SampleEvent().called("Plain", "plain", null).boughtBy("Elena");
    String usual = plain.mail(Email.Kind.TICKETS).html();
    for (String text : HardTexts.ALL) {
      RenderedEmail mail =
          new SampleEvent().called(text, "hard", null).boughtBy(text).mail(Email.Kind.TICKETS);

      assertThat(tag.matcher(mail.html()).results().map(MatchResult::group))
          .as(text)
          .containsExactlyElementsOf(tag.matcher(usual).results().map(MatchResult::group).toList());
      assertThat(mail.html())
          .contains(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
      assertThat(mail.text()).contains(text);
      assertThat(mail.subject()).contains(text).doesNotContain("\r", "\n");
      String calendar = new String(attached(mail, "text/calendar"), StandardCharsets.UTF_8);
      assertThat(calendar.replace("\r\n ", "").split("\r\n")).hasSize(14);
    }
  }

  private static byte[] attached(RenderedEmail mail, String type) {
    return mail.attachments().stream()
        .filter(attachment -> attachment.mediaType().equals(type))
        .findFirst()
        .orElseThrow()
        .bytes();
  }
}
