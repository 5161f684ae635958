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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.http.GatePhones;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The host of a table and the host's guests, in a real browser.
@Order(4)
class HostPageIT {
  private static final Pattern PASS = Pattern.compile("/pass/[A-Za-z0-9_-]{43}");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    Invariants.check(SERVER.stores().database());
  }

  @ParameterizedTest
  @Requirement({"VIP-03", "VIP-01", "4.3", "9.3", "9.4"})
  @CsvSource({"360, 640, en-US", "1440, 900, en-US"})
  void a_host_names_two_guests_sends_a_pass_takes_one_back_and_sees_who_walks_in(
      int width, int height, String locale) throws IOException {
    Event night = night();
    Guest host = booked(night, "12");
    Page page = visitor(width, height, locale);
    page.navigate(SERVER.site() + "/orders/" + host.token());
    page.locator(".at-table .button").click();
    assertThat(page.locator("h1")).hasText("Table 12");
    assertThat(page.locator(".live")).hasAttribute("data-state", "live");
    assertThat(ForEverybody.violations(page)).isEmpty();

    String beto = "beto-" + SERVER.stores().ids().next() + "@example.com";
    verb(page, 2).click();
    assertThat(ForEverybody.violations(page)).isEmpty();
    fillIn(page, 2, "Beto", beto);
    give(page, 3, "Luz", "");
    assertThat(page.locator(".standing-line")).containsText("3 of 8 have a name.");
    assertThat(row(page, 2)).containsText("Sent to " + beto);
    assertThat(row(page, 3)).containsText("Pass not sent yet");
    String sent = code(beto);

    verb(page, 2).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it back")).click();
    assertThat(row(page, 2)).containsText("Taken back, the old code is void");
    verb(page, 3).click();
    page.locator("a[href$='/code']").click();
    assertThat(ForEverybody.violations(page)).isEmpty();
    String luz = QrPicture.read(page.locator(".qr"));
    page.locator(".close-code").click();

    doorsOpen(night);
    String phone = SERVER.phoneAt("Gate A", "phone 3");
    assertThat(scan(phone, sent)).contains("\"refuse\"", "reissued");
    page.reload();
    assertThat(page.locator(".live")).hasAttribute("data-state", "live");
    assertThat(page.locator(".standing-line")).containsText("None of the 8 are in yet.");
    assertThat(scan(phone, luz)).contains("\"admit\"");
    assertThat(page.locator(".standing-line")).containsText("1 of 8 is in. Luz walked in at");
    assertThat(row(page, 3)).containsText("In at");
    assertThat(page.locator(".rosette .seat.in")).hasCount(1);
    assertThat(ForEverybody.violations(page)).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @Requirement("VIP-03")
  @CsvSource({"360, 640, es-MX, Abrió su pase", "1440, 900, en-US, Pass opened"})
  void a_guest_opens_the_pass_of_their_email_and_the_host_sees_it(
      int width, int height, String locale, String opened) throws IOException {
    Event night = night();
    Page host = visitor(width, height, locale);
    host.navigate(SERVER.site() + booked(night, "12").hostPage());
    String beto = "beto-" + SERVER.stores().ids().next() + "@example.com";
    give(host, 2, "Beto", beto);
    assertThat(row(host, 2)).containsText(beto);
    String sent = code(beto);
    Matcher link = PASS.matcher(SERVER.resend().mailsTo(beto).getFirst().content().text());
    assertThat(link.find()).isTrue();
    assertThat(SERVER.client().get(link.group()).statusCode()).isEqualTo(200);
    assertThat(row(host, 2)).containsText(beto);

    Page guest = visitor(width, height, locale);
    guest.navigate(SERVER.site() + link.group());
    assertThat(ForEverybody.violations(guest)).isEmpty();
    assertThat(QrPicture.read(guest.locator(".qr"))).isEqualTo(sent);
    assertThat(row(host, 2)).containsText(opened);
    guest.locator("a[href^='/not-me/']").click();
    assertThat(guest.locator("form button")).isVisible();
    guest.context().close();
    host.context().close();
  }

  @Test
  @Requirement("VIP-03")
  void a_wrong_address_shows_by_itself_and_is_corrected() throws IOException {
    Event night = night();
    Page host = visitor(360, 640, "en-US");
    host.navigate(SERVER.site() + booked(night, "12").hostPage());
    give(host, 2, "Luz", "bounced@" + night.slug() + ".example.com");
    assertThat(row(host, 2)).containsText("Mail bounced, check the address");

    verb(host, 2).click();
    assertThat(ForEverybody.violations(host)).isEmpty();
    String luz = "luz-" + night.slug() + "@example.com";
    host.locator("#right-email").fill(luz);
    host.locator("form .button.gold").click();
    assertThat(row(host, 2)).containsText("Sent to " + luz);
    assertThat(code(luz)).isNotEmpty();
    host.context().close();
  }

  @Test
  @Requirement("VIP-03")
  void a_friend_joins_by_the_host_s_link_with_the_keyboard_alone_and_the_page_shows_it() {
    Event night = night();
    Page host = visitor(390, 844, "es-MX");
    host.navigate(SERVER.site() + booked(night, "12").hostPage());
    host.locator(".invite button").click();
    String link = host.locator(".join-url a").getAttribute("href");
    String code = link.substring(link.indexOf('=') + 1);
    assertThat(host.locator(".live")).hasAttribute("data-state", "live");

    Guest friend = Guest.withTickets(SERVER, night, 1, "friend-" + night.slug() + "@example.com");
    Page page = visitor(390, 844, "es-MX");
    page.navigate(SERVER.site() + "/orders/" + friend.token());
    page.navigate(SERVER.site() + "/join?code=" + code);
    page.locator("main a.button").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#code")).hasValue(code);
    page.locator("#code").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator("form .button.penca")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator("main")).containsText("va como invitado de la Mesa 12");
    assertThat(host.locator(".standing-line")).containsText("2 de 8 tienen nombre.");
    assertThat(host.locator(".pass").nth(1)).containsText("Se unió con su propio boleto");
  }

  @Test
  @Requirement({
    "PAY-02",
    "EMAIL-02",
    "VIP-01",
    "VIP-03",
    "VIP-04",
    "SCAN-01",
    "1.2",
    "2.2",
    "4.1",
    "4.3",
    "4.5",
    "9.1",
    "9.2",
    "9.3",
    "9.4"
  })
  void a_table_s_night_from_the_plan_to_the_ledger() throws IOException {
    Event night = night();
    Page plan = visitor(390, 844, "en-US");
    plan.navigate(SERVER.site() + "/events/" + night.slug() + "/tables");
    assertThat(mark(plan, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, \\$1,200\\.00"));
    Guest host = booked(night, "12");
    assertThat(mark(plan, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, Sold"));
    List<String> confirmed = codes(host.email());
    assertThat(confirmed).hasSize(8).doesNotHaveDuplicates();

    Page page = visitor(390, 844, "en-US");
    page.navigate(SERVER.site() + host.hostPage());
    String beto = "beto-" + SERVER.stores().ids().next() + "@example.com";
    give(page, 2, "Beto", beto);
    give(page, 3, "Luz", "");
    String guest = code(beto);
    doorsOpen(night);
    String phone = SERVER.phoneAt("Gate A", "phone 4");
    assertThat(scan(phone, guest)).contains("\"admit\"", "\"seats\":8,\"arrived\":1,\"inside\":1");
    assertThat(scan(phone, confirmed.getFirst()))
        .contains("\"admit\"", "\"arrived\":2,\"inside\":2");
    OnCall onCall = new OnCall(SERVER);
    assertThat(onCall.run("vip", "show", host.reference().value())).isZero();
    assertThat(onCall.out()).contains("checked_in since", "2 of 8");
    // Who is in stays in: its money alone can go back, and only when that is meant.
    assertThat(onCall.run("vip", "cancel", host.reference().value(), "--yes")).isOne();

    Guest other = booked(night, "13");
    String theirs = codes(other.email()).getFirst();
    assertThat(mark(plan, "13")).hasAccessibleName(Pattern.compile("Table 13, .*, Sold"));
    assertThat(onCall.run("vip", "cancel", other.reference().value(), "--yes")).isZero();
    assertThat(mark(plan, "13")).hasAccessibleName(Pattern.compile("Table 13, .*, \\$840\\.00"));
    assertThat(scan(phone, theirs)).contains("\"refuse\"");
    Await.until(() -> {
      assertThat(onCall.run("orders", "show", other.reference().value())).isZero();
      assertThat(onCall.out()).contains("refund  -$840.00");
    });
    assertThat(mark(plan, "12")).hasAccessibleName(Pattern.compile("Table 12, .*, Sold"));
  }

  private static Event night() {
    Event night = SERVER.event();
    SamplePlans room =
        SamplePlans.room(SERVER.stores().ids())
            .table("12", Table.Kind.FRONT_ROW, 8, 120_000)
            .table("13", Table.Kind.FRONT_ROW, 6, 84_000);
    assertThat(SERVER.stores().sales().tables().replace(night.id(), room.plan())).isEmpty();
    return night;
  }

  private static Guest booked(Event night, String label) {
    Table table =
        SERVER
            .stores()
            .sales()
            .tables()
            .of(night.id())
            .orElseThrow()
            .plan()
            .labelled(label)
            .orElseThrow();
    return Guest.withTable(
        SERVER, night, table, "host-" + label + "-" + night.slug() + "@example.com");
  }

  private static Page visitor(int width, int height, String locale) {
    return chromium.page(
        new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale));
  }

  private static void give(Page page, int no, String name, String email) {
    verb(page, no).click();
    fillIn(page, no, name, email);
  }

  private static void fillIn(Page page, int no, String name, String email) {
    page.locator("#give-name").fill(name);
    page.locator("#give-email").fill(email);
    page.locator("form .button.gold").click();
    assertThat(row(page, no)).containsText(name);
  }

  private static Locator row(Page page, int no) {
    return page.locator("#pass-" + no);
  }

  private static Locator verb(Page page, int no) {
    return page.locator("#verb-" + no);
  }

  private static void doorsOpen(Event night) {
    Duration left = Duration.between(SERVER.clock().instant(), night.doors());
    SERVER.clock().forward(left.plusMinutes(1));
  }

  /// A table on the public plan.
  private static Locator mark(Page plan, String label) {
    return plan.locator(".plan .table[href='?table=" + label + "']");
  }

  /// The one that a guest's email shows.
  private static String code(String address) throws IOException {
    List<String> codes = codes(address);
    assertThat(codes).hasSize(1);
    return codes.getFirst();
  }

  /// Those that the one email to an address shows.
  private static List<String> codes(String address) throws IOException {
    Await.until(() -> assertThat(SERVER.resend().mailsTo(address)).hasSize(1));
    List<SentMail.Attachment> pictures =
        SERVER.resend().mailsTo(address).getFirst().attachments().stream()
            .filter(picture -> picture.contentId() != null)
            .filter(picture -> !"poster".equals(picture.contentId()))
            .toList();
    List<String> codes = new ArrayList<>();
    for (SentMail.Attachment picture : pictures) {
      codes.add(QrPicture.read(picture.bytes()));
    }
    return codes;
  }

  private static String scan(String phone, String code) {
    String scan =
        """
        {"scanId": "%s", "code": "%s", "input": "read", "at": "%s"}
        """
            .formatted(SERVER.stores().ids().next(), code, SERVER.clock().instant());
    return SERVER.client().post("/api/gate/scans", scan, GatePhones.SIGNED_BY, phone).body();
  }
}
