package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import live.maguey.cli.proof.Await;
import live.maguey.http.LiveServer;
import live.maguey.http.live.LiveLimits;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.shared.InMemoryWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A page that keeps itself up to date, in several tabs of one browser.
class LivePageIT {
  private static final int SOON = 1_000;
  private static final Duration LONG = Duration.ofMinutes(1);

  private static Chromium chromium;

  private final InMemoryAnnouncements announcements =
      new InMemoryAnnouncements(new InMemoryWorld());
  private LiveServer server = new LiveServer(announcements, LiveLimits.DEFAULT);

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    chromium.close();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void two_tabs_of_a_browser_share_one_stream_and_show_each_change_within_a_second() {
    Page first = opened(chromium.phone());
    Page second = opened(first.context().newPage());
    assertThat(server.streams()).isOne();

    for (int n = 1; n <= 3; n++) {
      change(n);
      shows(first, n);
      shows(second, n);
    }
    assertThat(server.streams()).isOne();
    first.context().close();
    Await.until(() -> assertThat(server.streams()).isZero());
  }

  @Test
  void another_browser_has_a_stream_of_its_own() {
    Page one = opened(chromium.phone());
    Page other = opened(chromium.phone());
    assertThat(server.streams()).isEqualTo(2);
    one.context().close();
    other.context().close();
  }

  @Test
  void the_stream_is_handed_over_when_its_tab_closes() {
    Page first = opened(chromium.phone());
    Page second = opened(first.context().newPage());

    first.close();

    change(1);
    shows(second, 1);
    Await.until(() -> assertThat(server.streams()).isOne());
    second.context().close();
  }

  @Test
  void the_stream_is_handed_over_when_its_tab_hides_and_closed_when_all_are_hidden() {
    Page first = opened(chromium.phone());
    Page second = opened(first.context().newPage());

    hide(first, true);
    change(1);
    shows(second, 1);
    Await.until(() -> assertThat(server.streams()).isOne());

    hide(second, true);
    Await.until(() -> assertThat(server.streams()).isZero());
    change(2);

    hide(first, false);
    shows(first, 2);
    assertThat(status(first)).hasText("Live", within(SOON));
    assertThat(server.streams()).isOne();
    first.context().close();
  }

  @Test
  void a_page_whose_state_cannot_be_read_says_so_and_heals() {
    Page page = opened(chromium.phone());
    server.broken(true);
    change(1);
    assertThat(status(page)).hasText("Reconnecting");

    server.broken(false);
    shows(page, 1, 5_000);
    assertThat(status(page)).hasText("Live");
    page.context().close();
  }

  @Test
  void a_page_without_a_network_says_so_and_heals() {
    Page page = opened(chromium.phone());
    page.context().setOffline(true);
    assertThat(status(page)).hasText("Reconnecting", within(SOON));
    change(1);

    page.context().setOffline(false);
    assertThat(status(page)).hasText("Live", within(5_000));
    shows(page, 1);
    page.context().close();
  }

  @Test
  void a_page_that_gets_no_stream_asks_from_time_to_time() {
    server.close();
    server = new LiveServer(announcements, new LiveLimits(0, 0, LONG, LONG, LONG, LONG));
    Page page = chromium.phone();
    page.navigate("http://127.0.0.1:" + server.port() + "/plan");

    shows(page, 0, 8_000);
    change(1);
    shows(page, 1, 8_000);
    assertThat(status(page)).hasText("Reconnecting");
    assertThat(server.streams()).isZero();
    page.context().close();
  }

  private void change(long n) {
    server.state.set(n);
    announcements.announce(LiveServer.PLAN);
  }

  private Page opened(Page page) {
    page.navigate("http://127.0.0.1:" + server.port() + "/plan");
    assertThat(status(page)).hasText("Live");
    shows(page, server.state.get());
    return page;
  }

  private static void hide(Page page, boolean hidden) {
    page.evaluate(
        """
        hidden => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        hidden);
  }

  private static Locator status(Page page) {
    return page.locator(".live");
  }

  private static void shows(Page page, long n) {
    shows(page, n, SOON);
  }

  private static void shows(Page page, long n, int millis) {
    assertThat(page.locator("output")).hasText(Long.toString(n), within(millis));
  }

  private static LocatorAssertions.HasTextOptions within(int millis) {
    return new LocatorAssertions.HasTextOptions().setTimeout(millis);
  }
}
