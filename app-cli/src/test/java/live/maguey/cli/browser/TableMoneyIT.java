package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.shared.EmailAddress;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A table for a deposit, and a table that stands in for one that was paid too late, in a real
/// browser.
class TableMoneyIT {
  private static final Duration PAST_THE_HOLD = Duration.ofMinutes(13);

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  private final Event event = SERVER.event();
  private final String email = "host-" + SERVER.stores().ids().next() + "@example.com";

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @AfterEach
  void the_books_agree() {
    SERVER.stripe().knobs().reset();
    Invariants.check(SERVER.stores().database());
  }

  @ParameterizedTest
  @Requirement({"PAY-02", "EMAIL-02", "UX-02", "1.2", "2.2"})
  @CsvSource({
    "360, 640, es-MX, 'Pagas ahora, de anticipo', Anticipo pagado, Falta por consumir en la mesa",
    "1440, 900, en-US, 'Due now, as a deposit', Deposit paid, Still to spend at the table"
  })
  void a_deposit_is_told_before_it_is_paid_and_what_is_left_after_each_amount_at_the_table(
      int width, int height, String locale, String now, String paid, String left) {
    SamplePlans room = SamplePlans.room(SERVER.stores().ids()).deposit("20", 20_000, 100_000);
    assertThat(SERVER.stores().sales().tables().replace(event.id(), room.plan())).isEmpty();
    Page page = visitor(width, height, locale);
    choose(page, "20");
    assertThat(page.locator(".deposit dt").first()).hasText(now);
    assertThat(page.locator(".deposit dd"))
        .hasText(new String[] {"$200.00", "$800.00", "$1,000.00"});
    assertThat(ForEverybody.violations(page)).isEmpty();
    new Buyer(SERVER, page).types(email).sends().atStripe().pays(Buyer.GOOD_CARD).sees("Paid");

    assertThat(sum(page, paid)).hasText("$200.00");
    assertThat(sum(page, left)).hasText("$800.00");
    assertThat(ForEverybody.violations(page)).isEmpty();
    Await.until(() -> assertThat(SERVER.resend().mailsTo(email)).hasSize(1));
    SentMail mail = SERVER.resend().mailsTo(email).getFirst();
    assertThat(mail.content().text()).contains("$200.00", "$800.00", "$1,000.00");
    assertThat(mail.attachments())
        .extracting(SentMail.Attachment::filename)
        .anyMatch(name -> name.endsWith(".pdf"));

    OnCall onCall = new OnCall(SERVER);
    assertThat(onCall.run("vip", "collected", "20", "350.00", "--event", event.slug().value()))
        .isZero();
    page.reload();
    assertThat(sum(page, left)).hasText("$450.00");
    assertThat(page.locator(".sums")).containsText("$350.00");
    page.context().close();
  }

  @ParameterizedTest
  @Requirement({"PAY-02", "UX-02", "1.2"})
  @CsvSource({"360, 640, en-US, true", "1440, 900, es-MX, false"})
  void who_paid_late_reads_which_table_they_have_and_declines_or_keeps_it(
      int width, int height, String locale, boolean declines) {
    SamplePlans room = SamplePlans.room(SERVER.stores().ids()).table("1").table("2");
    assertThat(SERVER.stores().sales().tables().replace(event.id(), room.plan())).isEmpty();
    Page page = visitor(width, height, locale);
    choose(page, "1");
    Buyer late = new Buyer(SERVER, page).types(email).sends().atStripe();
    losesTheTable(late);
    late.pays(Buyer.GOOD_CARD).sees("Paid");

    Locator notice = page.locator("#stand-in");
    assertThat(notice)
        .containsText(locale.startsWith("es") ? "La Mesa 1 ya no estaba" : "Table 1 was gone");
    assertThat(page.locator(".tickets .ticket .kind").first()).containsText("2");
    assertThat(ForEverybody.violations(page)).isEmpty();
    notice.locator("summary").click();
    assertThat(notice.locator("button")).containsText("$320.00");
    assertThat(ForEverybody.violations(page)).isEmpty();
    if (declines) {
      notice.locator("button").click();
      assertThat(page.locator("main[data-view=Refunded]")).containsText("$320.00");
      Await.until(() -> assertThat(order(email)).isInstanceOf(Order.Refunded.class));
      assertThat(isFree("2")).isTrue();
    } else {
      page.locator(".at-table a.button").click();
      assertThat(page.locator("h1")).hasText("Mesa 2");
      assertThat(order(email)).isInstanceOf(Order.Paid.class);
      assertThat(isFree("2")).isFalse();
    }
    page.context().close();
  }

  /// The hold ends while Stripe cannot end its page, and somebody else takes the table.
  private void losesTheTable(Buyer late) {
    SERVER
        .stripe()
        .knobs()
        .turn(
            new Knobs.Turned(
                Knob.ANSWER_503,
                "POST /v1/checkout/sessions/{id}/expire",
                Integer.MAX_VALUE,
                Duration.ZERO));
    SERVER.clock().forward(PAST_THE_HOLD);
    OrderReference order = order(email).details().reference();
    Await.until(() ->
        assertThat(SERVER.stores().sales().orders().find(order).orElseThrow().state())
            .isEqualTo("expired"));
    Table lost =
        SERVER
            .stores()
            .sales()
            .tables()
            .of(event.id())
            .orElseThrow()
            .plan()
            .labelled("1")
            .orElseThrow();
    Guest.withTable(SERVER, event, lost, "quick-" + email);
  }

  private Order order(String address) {
    return SERVER
        .stores()
        .sales()
        .orders()
        .list(event.id(), null, EmailAddress.parse(address), 1)
        .getFirst();
  }

  private boolean isFree(String label) {
    return SERVER.stores().sales().tables().of(event.id()).orElseThrow().free().stream()
        .anyMatch(table -> table.label().equals(label));
  }

  private void choose(Page page, String label) {
    page.navigate(SERVER.site() + "/events/" + event.slug() + "/tables?table=" + label);
    page.locator("article .button").locator("visible=true").click();
    assertThat(page.locator("#email")).isVisible();
  }

  private static Page visitor(int width, int height, String locale) {
    Page page =
        chromium.page(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale));
    page.clock().install();
    return page;
  }

  private static Locator sum(Page page, String name) {
    return page.locator(".sums dt:text-is(\"" + name + "\") + dd");
  }
}
