package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do with the shop's pages, in a real browser: tap twice, go back, come late, lose the
/// network, use two tabs.
@Order(2)
class BuyingIT {
  /// The hold is ten minutes, and two more for a Stripe that does not answer.
  private static final Duration PAST_THE_HOLD = Duration.ofMinutes(13);

  /// A page that is leaving answers no questions; it can say what changes in it.
  private static final String SAYS_CHANGES =
      """
      new MutationObserver((changes) => changes.forEach(({ target, attributeName }) =>
        console.log(`${target.classList[0]} ${attributeName}: ${target.getAttribute(attributeName)}`)))
        .observe(document, { subtree: true, attributeFilter: ["aria-busy", "hidden"] });
      """;

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  private Buyer buyer;
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
  void somebody_comes() {
    buyer = new Buyer(SERVER, chromium.phone());
    buyer.page().clock().install();
    email = "guest-" + SERVER.stores().ids().next() + "@example.com";
  }

  @AfterEach
  void the_books_agree() {
    SERVER.stripe().knobs().reset();
    buyer.page().context().close();
    Invariants.check(SERVER.stores().database());
  }

  @Test
  @Requirement({"PAY-01", "UX-04", "7.4"})
  void four_taps_and_one_form_lead_from_the_event_to_a_ticket() {
    fourTaps(390, 844);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"844, 390", "1440, 900"})
  void four_taps_are_enough_on_every_screen(int width, int height) {
    fourTaps(width, height);
  }

  private void fourTaps(int width, int height) {
    Event event = SERVER.event();
    Page screen = chromium.page(new Browser.NewContextOptions().setViewportSize(width, height));
    Buyer here = new Buyer(SERVER, screen).opens(event);
    long start = System.nanoTime();
    here.chooses(1).types(email).sends().atStripe();
    here.pays(Buyer.GOOD_CARD).sees("Paid");

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("night to tickets at %d x %d: %d ms%n", width, height, taken.toMillis());
    assertThat(taken).as("the customer's own bound").isLessThan(Duration.ofSeconds(60));
    assertThat(screen.locator(".tickets .qr svg").first()).isVisible();
    screen.context().close();
  }

  @Test
  @Requirement({"PAY-04", "UX-02", "1.4", "7.2"})
  void every_refusal_of_a_bank_is_said_and_another_card_pays() {
    buyer.holds(SERVER.event(), 2, email);
    for (String card :
        List.of(
            "4000000000000002",
            "4000000000009995",
            "4000000000009987",
            "4000000000009979",
            "4000000000000069",
            "4000000000000127",
            "4000000000000119")) {
      buyer.pays(card);
      assertThat(buyer.page().locator("[role=alert]")).isVisible();
      assertThat(buyer.page().locator("#number")).hasValue("");
    }
    buyer.page().locator("a[href*='/back/']").first().click();
    buyer.sees("Held");
    assertThat(buyer.page().locator("main")).containsText("Nothing was charged");
    buyer.page().locator(".actions a.button").first().click();
    buyer.atStripe().pays(Buyer.GOOD_CARD).sees("Paid");
  }

  @Test
  void the_banks_own_question_is_answered_or_refused() {
    buyer.holds(SERVER.event(), 1, email).pays("4000002500003155");
    buyer.page().locator("button[value=fail]").click();
    assertThat(buyer.page().locator("[role=alert]")).isVisible();
    buyer.pays("4000002500003155");
    buyer.page().locator("button[value=complete]").click();
    buyer.sees("Paid");
  }

  @Test
  @Requirement({"UX-01", "7.5"})
  void two_taps_are_one_order_and_one_payment() {
    Event event = SERVER.event();
    int sessions = SERVER.stripe().sessions().size();
    int charges = SERVER.stripe().charges().size();
    buyer.opens(event).chooses(1).types(email);
    buyer.page().locator("form .button").dblclick();
    buyer.atStripe();
    buyer.page().locator("#number").fill(Buyer.GOOD_CARD);
    buyer.page().locator("#expiry").fill("12 / 34");
    buyer.page().locator("#cvc").fill("123");
    buyer.page().locator("form button[data-working]").dblclick();
    buyer.sees("Paid");

    assertThat(SERVER.stripe().sessions()).hasSize(sessions + 1);
    assertThat(SERVER.stripe().charges()).hasSize(charges + 1);
  }

  @Test
  void going_back_and_reloading_lose_nothing_at_any_step() {
    Event event = SERVER.event();
    buyer.opens(event);
    buyer.page().reload();
    buyer.chooses(2);
    buyer.page().reload();
    assertThat(buyer.page().locator(".ticket-head")).containsText("2 General");
    buyer.page().goBack();
    buyer.page().goForward();
    buyer.types(email).sends().atStripe();
    buyer.page().reload();
    String session = buyer.session();
    buyer.page().goBack();
    buyer.types(email).sends().atStripe();
    assertThat(buyer.session()).isEqualTo(session);

    buyer.page().locator("a[href*='/back/']").first().click();
    buyer.sees("Held");
    buyer.page().reload();
    buyer.page().locator(".actions a.button").first().click();
    buyer.atStripe().pays(Buyer.GOOD_CARD).sees("Paid");
    buyer.page().reload();
    buyer.sees("Paid");
    buyer.page().goBack();
    buyer.page().goForward();
    buyer.sees("Paid");
  }

  @Test
  void a_second_tab_is_led_to_the_order_of_the_first() {
    Event event = SERVER.event();
    Buyer second = new Buyer(SERVER, buyer.page().context().newPage());
    buyer.opens(event).chooses(1).types(email);
    second.opens(event).chooses(1).types(email);
    buyer.sends().atStripe();
    second.sends().atStripe();
    assertThat(second.session()).isEqualTo(buyer.session());
    second.page().locator("a[href*='/back/']").first().click();
    second.sees("Held");

    buyer.pays(Buyer.GOOD_CARD).sees("Paid");
    second.sees("Paid");
  }

  @Test
  void a_tab_closed_at_stripe_is_found_again_here_and_on_another_phone() {
    buyer.holds(SERVER.event(), 1, email);
    String session = buyer.session();
    Page next = buyer.page().context().newPage();
    buyer.page().close();
    SERVER.stripe().pay(session, Buyer.GOOD_CARD);
    Await.until(() -> assertThat(SERVER.resend().mailsTo(email)).hasSize(1));

    next.navigate(SERVER.site() + "/tickets");
    next.locator(".rows a").first().click();
    new Buyer(SERVER, next).sees("Paid");
    Page other = chromium.phone();
    other.navigate(next.url());
    new Buyer(SERVER, other).sees("Paid");
    other.context().close();
    next.close();
    buyer = new Buyer(SERVER, chromium.phone());
  }

  @Test
  void a_returning_visitor_finds_the_form_filled_in() {
    buyer.holds(SERVER.event(), 1, email).pays(Buyer.GOOD_CARD).sees("Paid");
    buyer.opens(SERVER.event()).chooses(1);
    assertThat(buyer.page().locator("#email")).hasValue(email);
    assertThat(buyer.page().locator("#name")).hasValue("A guest");
    buyer.confirms().sends().atStripe();
  }

  @Test
  void a_hold_that_ends_at_stripe_is_taken_again_in_one_tap() {
    Event event = SERVER.event();
    buyer.holds(event, 2, email);
    String order = backOf(buyer.session());
    SERVER.clock().forward(PAST_THE_HOLD);
    Await.until(() ->
        assertThat(SERVER.stripe().session(buyer.session()).path("status").asText())
            .isEqualTo("expired"));
    buyer.page().navigate(order);
    buyer.sees("Expired");
    buyer.page().locator(".actions a.button").first().click();
    buyer.confirms().sends().atStripe().pays(Buyer.GOOD_CARD).sees("Paid");
    assertThat(buyer.page().locator(".ticket")).hasCount(2);
  }

  @ParameterizedTest
  @CsvSource({"2, Paid", "1, LateRefunded"})
  void who_pays_after_the_hold_is_seated_or_has_the_money_back(int places, String view) {
    Event event = SERVER.add(SERVER.tonight().tier("General", places));
    buyer.holds(event, 1, email);
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
    OrderReference order = orderOf(buyer.session());
    Await.until(() ->
        assertThat(SERVER.stores().sales().orders().find(order).orElseThrow().state())
            .isEqualTo("expired"));
    assertThat(Guest.asking(SERVER, event, 1, "next-" + email).statusCode()).isEqualTo(201);
    buyer.pays(Buyer.GOOD_CARD).sees(view);
  }

  @Test
  void a_server_that_is_down_for_a_moment_is_noticed_by_nobody_who_waits() {
    buyer.holds(SERVER.event(), 1, email);
    String order = backOf(buyer.session());
    Page stripe = buyer.page().context().newPage();
    stripe.navigate(buyer.page().url());
    buyer.page().navigate(order);
    buyer.sees("Held");
    SERVER.stop();
    SERVER.stripe().pay(new Buyer(SERVER, stripe).session(), Buyer.GOOD_CARD);
    SERVER.restart();
    buyer.sees("Paid");
    stripe.close();
  }

  @Test
  @Requirement({"UX-01", "7.1"})
  void what_takes_longer_than_five_seconds_is_said() {
    buyer.page().addInitScript(SAYS_CHANGES);
    buyer.opens(SERVER.event()).chooses(1).types(email);
    AtomicReference<Route> held = new AtomicReference<>();
    List<String> seen = new ArrayList<>();
    buyer.page().route("**/checkout", held::set);
    buyer.page().onConsoleMessage(line -> seen.add(line.text()));
    buyer
        .page()
        .waitForConsoleMessage(
            new Page.WaitForConsoleMessageOptions()
                .setPredicate(line -> line.text().equals("slow hidden: null")),
            () ->
                buyer
                    .page()
                    .locator("form .button")
                    .click(new Locator.ClickOptions().setNoWaitAfter(true)));
    assertThat(seen).containsSubsequence("button aria-busy: true", "slow hidden: null");
    Objects.requireNonNull(held.get()).resume();
    buyer.atStripe();
  }

  @Test
  @Requirement("UX-02")
  void spanish_stays_spanish_until_the_email() {
    Event event = SERVER.event();
    buyer.page().navigate(SERVER.site() + "/events/" + event.slug() + "?lang=es");
    buyer.chooses(1);
    assertThat(buyer.page().locator("html")).hasAttribute("lang", "es");
    buyer.types(email).sends().atStripe();
    assertThat(buyer.page().locator("html")).hasAttribute("lang", "es");
    buyer.pays(Buyer.GOOD_CARD).sees("Paid");
    assertThat(buyer.page().locator("h1")).hasText("Ya estás dentro.");
    Await.until(() -> assertThat(SERVER.resend().mailsTo(email)).hasSize(1));
    assertThat(SERVER.resend().mailsTo(email).getFirst().content().subject()).contains("boleto");
  }

  @Test
  void a_shop_that_is_down_says_so_and_keeps_what_was_typed_in_any_language() {
    Page page = buyer.page();
    buyer.opens(SERVER.event()).chooses(2);
    page.locator("#email").fill(email);
    page.locator("#name").fill("Elena");
    page.locator(".language").click();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    assertThat(page.locator("#email")).hasValue(email);
    assertThat(page.locator("#name")).hasValue("Elena");
    buyer.confirms();
    page.route("**/health/live", Route::abort);

    buyer.sends();

    assertThat(page.locator(".slow")).containsText("No podemos conectarnos con la tienda");
    assertThat(page.locator("#email")).hasValue(email);
    page.unroute("**/health/live");
    buyer.sends().atStripe();
  }

  @Test
  void opened_tickets_open_without_a_network_and_everything_else_says_so() {
    buyer.holds(SERVER.event(), 2, email).pays(Buyer.GOOD_CARD).sees("Paid");
    Page page = buyer.page();
    Await.until(() ->
        assertThat(
                page.evaluate(
                    """
                    async () => {
                      const orders = await caches.open("orders");
                      const kept = [location.pathname, "/tickets"].map((page) => orders.match(page));
                      return (await Promise.all(kept)).every(Boolean);
                    }\
                    """))
            .isEqualTo(true));
    page.context().setOffline(true);
    page.reload();
    buyer.sees("Paid");
    assertThat(page.locator(".offline")).isVisible();
    page.locator(".open-door").click();
    assertThat(page.locator(".door .qr svg").first()).isVisible();
    assertThat((Integer) page.evaluate("document.querySelector('.door .qr').clientWidth"))
        .isGreaterThan(280);

    page.navigate(SERVER.site() + "/tickets");
    assertThat(page.locator(".mine-row")).hasCount(1);
    assertThat(page.locator(".offline")).isVisible();
    page.locator(".mine-row").click();
    buyer.sees("Paid");

    // No browser promises to say that the network is back.
    page.addInitScript("addEventListener('online', (e) => e.stopImmediatePropagation(), true)");
    page.navigate(SERVER.site() + "/");
    assertThat(page.locator("h1")).hasText("You’re offline.");
    page.context().setOffline(false);
    page.clock().fastForward(Buyer.BETWEEN_QUESTIONS.toMillis());
    assertThat(page.locator(".season-list")).isAttached();
  }

  /// Where Stripe's page leads back to.
  private static String backOf(String session) {
    return SERVER.stripe().session(session).path("cancel_url").asText();
  }

  private static OrderReference orderOf(String session) {
    String path = URI.create(backOf(session)).getPath();
    return OrderReference.parse(path.substring(path.lastIndexOf('/') + 1));
  }
}
