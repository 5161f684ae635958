package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The lookalikes' pages with a button for each drill.
@Order(6)
class ControlPageIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;
  private static Guest guest;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
    guest = Guest.withTickets(SERVER, SERVER.event(), 1, "bank@example.com");
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @Test
  void a_button_takes_the_money_back_and_the_order_is_marked() {
    Page page = open(SERVER.sandbox().stripeBase());
    Locator payment = page.locator("li", new Page.LocatorOptions().setHasText(guest.email()));
    payment.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dispute")).click();

    assertThat(page.getByRole(AriaRole.STATUS).textContent()).startsWith("dispute: dp_");
    Await.until(() -> assertThat(guest.order().details().disputed()).isTrue());
    page.context().close();
  }

  @Test
  void a_fault_is_made_and_mended() {
    Page page = open(SERVER.sandbox().resendBase());
    page.locator("summary", new Page.LocatorOptions().setHasText("until mended")).click();
    page.getByLabel("knob: what goes wrong").selectOption("answer_503");
    page.getByLabel("times").fill("3");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("fault").setExact(true))
        .click();
    assertThat(page.locator("main").textContent()).contains("answer 503", "3 times more");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mend: answer 503"))
        .click();
    assertThat(SERVER.resend().knobs().shown()).isEmpty();
    page.context().close();
  }

  @Test
  void both_pages_fit_a_phone_and_are_for_everybody() {
    for (URI base : List.of(SERVER.sandbox().stripeBase(), SERVER.sandbox().resendBase())) {
      Page page = open(base);
      page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })");
      isForEverybody(page);
      page.context().close();
    }
  }

  @Test
  void the_payment_page_is_for_everybody_in_each_of_its_states() {
    Guest paying = Guest.holding(SERVER, SERVER.event(), 1, "paying@example.com");
    Await.until(() -> assertThat(paying.session()).isNotEmpty());
    Page page = open(SERVER.sandbox().stripeBase(), "/pay/" + paying.session());
    isForEverybody(page);
    page.locator("main button").click();
    assertThat(page.getByRole(AriaRole.ALERT).count()).isOne();
    isForEverybody(page);
    page.locator("#number").fill("4000002500003155");
    page.locator("#expiry").fill("12 / 34");
    page.locator("#cvc").fill("123");
    page.locator("main button").click();
    page.waitForURL("**/authenticate");
    isForEverybody(page);
    page.navigate(SERVER.sandbox().stripeBase().resolve("/pay/cs_none").toString());
    isForEverybody(page);
    page.context().close();
  }

  @Test
  void the_mailbox_is_for_everybody_and_a_new_mail_comes_by_itself() {
    Await.until(() -> assertThat(guest.mails()).isNotEmpty());
    Page page = open(SERVER.sandbox().resendBase(), "/inbox");
    isForEverybody(page);
    page.evaluate("document.querySelectorAll('main li').forEach(it => it.remove())");
    page.locator("main li a").first().click();
    assertThat(page.locator("iframe").count()).isOne();
    isForEverybody(page);
    page.locator(".tabs a[href*=text]").click();
    assertThat(page.locator("pre").count()).isOne();
    isForEverybody(page);
    page.context().close();
  }

  @Test
  void an_email_itself_is_for_everybody() {
    Await.until(() -> assertThat(guest.mails()).isNotEmpty());
    Page page = open(SERVER.sandbox().resendBase(), "/inbox");
    page.locator("main li a").first().click();
    // without the frame's ban on scripts, under which nothing can look at it
    page.setContent(page.request().get(page.url() + "/html").text());
    isForEverybody(page);
    page.setViewportSize(320, 568);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    assertThat(ForEverybody.inTheGutter(page, 20)).isEmpty();
    page.context().close();
  }

  private static void isForEverybody(Page page) {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    assertThat(ForEverybody.violations(page)).as(page.url()).isEmpty();
    assertThat(ForEverybody.inTheGutter(page, 20)).as(page.url()).isEmpty();
  }

  private static Page open(URI base) {
    return open(base, "/sandbox");
  }

  private static Page open(URI base, String path) {
    Page page = chromium.phone();
    page.navigate(base.resolve(path).toString());
    return page;
  }
}
