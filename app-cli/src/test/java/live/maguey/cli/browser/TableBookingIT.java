package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A table booked from the floor plan, in a real browser.
@Order(7)
class TableBookingIT {
  private static final int MOST_TAPS = 5;
  private static final Pattern REFERENCE = Pattern.compile("MGY-[0-9A-Z]{4}-[0-9A-Z]{2}");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  private Event event;
  private String email;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void a_night_has_tables() {
    event = SERVER.event();
    email = "host-" + SERVER.stores().ids().next() + "@example.com";
    SamplePlans room =
        SamplePlans.room(SERVER.stores().ids())
            .table("7")
            .table("12", Table.Kind.FRONT_ROW, 8, 120_000)
            .table("13", Table.Kind.FRONT_ROW, 6, 84_000)
            .table("14")
            .table("21");
    assertThat(SERVER.stores().sales().tables().replace(event.id(), room.plan())).isEmpty();
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(SERVER.stores().database());
  }

  @ParameterizedTest
  @Requirement({"PAY-02", "EMAIL-02", "UX-02", "UX-04", "1.2", "2.2", "7.4", "9.1"})
  @CsvSource({
    "360, 640, es-MX, Mesa 12, Pase de anfitrión, Pase de invitado 2 de 8",
    "1440, 900, en-US, Table 12, Host pass, Guest pass 2 of 8"
  })
  void five_taps_and_one_form_lead_from_the_night_to_a_table_and_its_passes(
      int width, int height, String locale, String table, String pass, String guest)
      throws IOException {
    Page page = visitor(width, height, locale);
    Buyer host = new Buyer(SERVER, page);
    long start = System.nanoTime();
    host.opens(event);
    int taps = 1;
    taps += tap(page.locator(".to-tables"));
    assertThat(ForEverybody.violations(page)).isEmpty();
    taps += tap(mark(page, "12"));
    taps += tap(offer(page).locator(".button"));
    host.types(email);
    taps += tap(page.locator("form .button"));
    host.atStripe().pays(Buyer.GOOD_CARD).sees("Paid");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    assertThat(taps).isLessThanOrEqualTo(MOST_TAPS);
    assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
    assertThat(page.locator("main")).containsText(table);
    assertThat(page.locator(".tickets .ticket")).hasCount(8);
    assertThat(page.locator(".tickets .ticket .kind").first()).containsText(table);
    assertThat(ForEverybody.violations(page)).isEmpty();
    assertThat(page.locator(".tickets .ticket").first().locator(".plates")).containsText(pass);
    assertThat(page.locator(".tickets .ticket").nth(1).locator(".plates")).containsText(guest);
    SentMail mail = confirmation();
    assertThat(mail.content().subject()).startsWith(table);
    assertThat(mail.content().text()).containsSubsequence(pass, guest);
    OnCall onCall = new OnCall(SERVER);
    assertThat(onCall.run("orders", "show", reference(page))).isZero();
    assertThat(onCall.out())
        .contains("1 × Table 12", "confirmed since", "0 of 8 in")
        .containsSubsequence("Table 12, host", "Table 12, guest");
    assertThat(codes(mail))
        .hasSize(8)
        .doesNotHaveDuplicates()
        .contains(QrPicture.read(page.locator(".tickets .qr").first()));
    page.context().close();
  }

  @Test
  @Requirement({"VIP-04", "4.4", "4.5", "9.2"})
  void every_open_plan_shows_a_hold_a_sale_and_a_refund_by_itself() {
    Page other = plan(visitor(390, 844, "en-US"));
    assertThat(mark(other, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, \\$1,200\\.00"));
    Page page = plan(visitor(390, 844, "en-US"));
    mark(page, "12").click();
    offer(page).locator(".button").click();
    Buyer host = new Buyer(SERVER, page).types(email).sends().atStripe();
    assertThat(mark(other, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, Held"));
    assertThat(other.locator(".free-count")).hasText("4 of 5 free");
    host.pays(Buyer.GOOD_CARD).sees("Paid");

    assertThat(mark(other, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, Sold"));
    mark(other, "12").click();
    assertThat(offer(other).locator(".button")).isHidden();
    assertThat(offer(other).locator(".gone")).containsText("Sold");

    assertThat(new OnCall(SERVER).run("orders", "refund", reference(page), "--yes")).isZero();
    assertThat(mark(other, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, \\$1,200\\.00"));
    assertThat(offer(other).locator(".button")).isVisible();
    assertThat(other.locator(".free-count")).hasText("5 of 5 free");
  }

  @Test
  @Requirement({"UX-02", "7.2"})
  void who_comes_second_is_told_at_once_and_books_the_table_that_is_offered_instead() {
    Page second = plan(visitor(390, 844, "en-US"));
    mark(second, "12").click();
    offer(second).locator(".button").click();
    Buyer late = new Buyer(SERVER, second).types("late-" + email);
    Page first = plan(visitor(390, 844, "en-US"));
    mark(first, "12").click();
    offer(first).locator(".button").click();
    new Buyer(SERVER, first).types(email).sends().atStripe();

    late.sends();
    assertThat(late.notice()).containsText("Someone was faster.");
    assertThat(late.notice()).containsText("Nothing was charged");
    assertThat(offer(second)).containsText("Table 13");
    offer(second).locator(".button").click();
    late.confirms().sends().atStripe().pays(Buyer.GOOD_CARD).sees("Paid");
    assertThat(second.locator(".tickets .ticket")).hasCount(6);
  }

  @Test
  void arrows_move_between_tables_and_enter_chooses() {
    Page page = plan(visitor(1440, 900, "en-US"));
    mark(page, "7").focus();
    page.keyboard().press("ArrowRight");
    assertThat(mark(page, "12")).isFocused();
    page.keyboard().press("ArrowRight");
    assertThat(mark(page, "13")).isFocused();
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowDown");
    assertThat(mark(page, "21")).isFocused();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(offer(page).locator("h2")).hasText("Table 12");
    assertThat(offer(page).locator("h2")).isFocused();
    assertThat(mark(page, "12")).hasAttribute("aria-current", "true");

    page.keyboard().press("Tab");
    assertThat(offer(page).locator(".button")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#email")).isVisible();
  }

  private static Page visitor(int width, int height, String locale) {
    Page page =
        chromium.page(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale));
    page.clock().install();
    return page;
  }

  private Page plan(Page page) {
    page.navigate(SERVER.site() + "/events/" + event.slug() + "/tables");
    return page;
  }

  private static int tap(Locator what) {
    what.click();
    return 1;
  }

  private static Locator mark(Page page, String label) {
    return page.locator(".plan .table[href='?table=" + label + "']");
  }

  /// What the chosen table offers.
  private static Locator offer(Page page) {
    return page.getByRole(AriaRole.ARTICLE);
  }

  private static String reference(Page order) {
    return REFERENCE
        .matcher(order.locator("main").textContent())
        .results()
        .findFirst()
        .orElseThrow()
        .group();
  }

  private SentMail confirmation() {
    Await.until(() -> assertThat(SERVER.resend().mailsTo(email)).hasSize(1));
    return SERVER.resend().mailsTo(email).getFirst();
  }

  private static List<String> codes(SentMail mail) throws IOException {
    List<String> codes = new ArrayList<>();
    for (SentMail.Attachment picture : mail.attachments()) {
      String id = picture.contentId();
      if (id != null && !id.equals("poster")) {
        codes.add(QrPicture.read(picture.bytes()));
      }
    }
    return codes;
  }
}
