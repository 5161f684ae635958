package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.regex.Pattern;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;

/// Somebody who buys through the pages, at the screen that the page has.
record Buyer(RunningServer server, Page page) {
  static final String GOOD_CARD = "4242424242424242";

  /// The longest pause of `order.js`, and how long an answer may take to be drawn before the next.
  static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);

  private static final double LOOK_MILLIS = 400;
  private static final Pattern AT_STRIPE = Pattern.compile(".*/pay/cs_.*");

  /// From the season to the event.
  Buyer opens(Event event) {
    page.navigate(server.site() + "/");
    page.locator("a[href*='/events/" + event.slug() + "']").locator("visible=true").first().click();
    assertThat(page.locator(".total-bar")).isVisible();
    return this;
  }

  /// On the event's page: some of its first tier, and on to the details.
  Buyer chooses(int places) {
    for (int i = 0; i < places; i++) {
      page.locator(".stepper [data-by='1']").first().click();
    }
    page.locator(".total-bar .button").click();
    assertThat(page.locator("#email")).isVisible();
    return this;
  }

  Buyer types(String email) {
    page.locator("#email").fill(email);
    page.locator("#name").fill("A guest");
    return confirms();
  }

  /// That the guest is old enough.
  Buyer confirms() {
    page.locator("input[name=age]").check(new Locator.CheckOptions().setForce(true));
    return this;
  }

  Buyer sends() {
    page.locator("form .button").click();
    return this;
  }

  /// From the season to Stripe's page.
  Buyer holds(Event event, int places, String email) {
    return opens(event).chooses(places).types(email).sends().atStripe();
  }

  Buyer atStripe() {
    assertThat(page).hasURL(AT_STRIPE);
    return this;
  }

  Buyer pays(String card) {
    page.locator("#number").fill(card);
    page.locator("#expiry").fill("12 / 34");
    page.locator("#cvc").fill("123");
    page.locator("form button[data-working]").click();
    return this;
  }

  /// The payment session that Stripe's page shows.
  String session() {
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /// Waits until the order's page shows one of its states, such as `Paid`; the pauses between its
  /// questions pass at once.
  Buyer sees(String view) {
    Locator shown = page.locator("main[data-view=" + view + "]");
    Await.until(() -> {
      if (!shown.isVisible()) {
        page.clock().fastForward(BETWEEN_QUESTIONS.toMillis());
        assertThat(shown)
            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LOOK_MILLIS));
      }
    });
    return this;
  }

  Locator notice() {
    return page.locator(".notice[role=alert]");
  }
}
