package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gate's page when its camera fails, and when people or scanners type.
@Order(8)
class GatePageIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static List<Ticket> tickets;

  @BeforeAll
  static void open() throws IOException {
    tickets = Guest.withTickets(SERVER, SERVER.event(), 2, "guest@example.com").tickets();
    SERVER.clock().forward(Duration.ofMinutes(61));
    Path film = QrPicture.film(folder.resolve("other.mjpeg"), "https://example.com/", 30, 60);
    chromium = Chromium.start(film);
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({"NotAllowedError, denied", "NotFoundError, none", "NotReadableError, busy"})
  @Requirement("UX-03")
  void a_camera_that_does_not_open_says_why_and_opens_later(String error, String fault) {
    Page gate = chromium.phone();
    gate.addInitScript(
        """
        window.refusal = "%s";
        const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = (wanted) =>
          window.refusal ? Promise.reject(new DOMException("", window.refusal)) : open(wanted);
        """
            .formatted(error));
    start(gate);

    assertThat(fault(gate, fault)).isVisible();
    assertThat(fault(gate, fault)).containsText("the numbers");

    gate.evaluate("window.refusal = null");
    gate.locator(".lost .button.penca").click();
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "not-ours");
    assertThat(gate.locator(".lost")).hasCount(0);
    gate.close();
  }

  @Test
  @Requirement("UX-03")
  void a_reader_that_fails_is_told_numbers_are_typed_and_it_comes_back_by_itself() {
    Page gate = chromium.phone();
    gate.route("**/zxing_reader.wasm", Route::abort);
    start(gate);

    assertThat(fault(gate, "reader")).isVisible();
    gate.locator(".lost .button.line").click();
    gate.locator("#number").fill("abc");
    gate.locator(".sheet .button.penca").click();
    assertThat(gate.locator(".sheet .hint.slip")).containsText("not a ticket number");
    assertThat(gate.locator(".verdict")).hasCount(0);
    gate.keyboard().press("Escape");
    assertThat(gate.locator(".sheet")).hasCount(0);
    gate.locator(".lost .button.line").click();
    assertThat(gate.locator(".sheet")).isVisible();
    gate.goBack();
    assertThat(gate.locator(".sheet")).hasCount(0);
    gate.locator(".lost .button.line").click();
    gate.locator("#number").fill("2222-2222");
    gate.locator(".sheet .button.penca").click();
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "unknown-ticket");

    gate.unroute("**/zxing_reader.wasm");
    gate.locator(".verdict .tap").click();
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "not-ours");
    assertThat(gate.locator(".lost")).hasCount(0);
    gate.close();
  }

  @Test
  @Requirement("UX-03")
  void a_camera_that_was_taken_away_is_taken_back_when_the_page_is_shown_again() {
    Page gate = chromium.phone();
    start(gate);
    assertThat(verdict(gate, "refuse")).isVisible();

    gate.evaluate(
        """
        const [track] = document.querySelector("video").srcObject.getVideoTracks();
        track.stop();
        track.dispatchEvent(new Event("ended"));
        """);
    gate.locator(".verdict .tap").click();
    assertThat(fault(gate, "lost")).isVisible();

    gate.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(gate.locator(".lost")).hasCount(0);
    assertThat(verdict(gate, "refuse")).isVisible();
    gate.close();
  }

  @Test
  @Requirement({"SCAN-01", "SCAN-02"})
  void a_number_admits_when_a_person_types_it_and_not_when_a_scanner_does() {
    String number = tickets.getFirst().number();
    Page gate = chromium.phone();
    // no code in view, so that only the keys count
    gate.addInitScript("delete Navigator.prototype.mediaDevices");
    start(gate);

    scan(gate, number);
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "not-ours");
    gate.locator(".verdict .tap").click();
    type(gate, number, 60);
    assertThat(verdict(gate, "admit")).isVisible();
    gate.close();
  }

  @Test
  @Requirement({"SCAN-01", "SCAN-03"})
  void a_scan_whose_id_is_another_scans_says_so_and_is_decided_under_an_id_of_its_own() {
    String id = UUID.randomUUID().toString();
    Page gate = chromium.phone();
    gate.addInitScript("delete Navigator.prototype.mediaDevices");
    gate.addInitScript(
        """
        const ids = ["%s", "%s"];
        const fresh = crypto.randomUUID.bind(crypto);
        crypto.randomUUID = () => ids.shift() ?? fresh();
        """
            .formatted(id, id));
    start(gate);
    type(gate, "2222-2222", 60);
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "unknown-ticket");
    gate.locator(".verdict .tap").click();

    type(gate, tickets.getLast().number(), 60);

    Locator conflict = gate.locator(".said[data-trouble=conflict]");
    assertThat(conflict).containsText("Nobody was let in or refused.");
    assertThat(gate.locator(".verdict")).hasCount(0);
    assertThat(badge(gate)).hasText("");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    assertThat(ForEverybody.inTheGutter(gate, 20)).isEmpty();
    conflict.locator(".button.penca").click();
    assertThat(verdict(gate, "admit")).isVisible();
    gate.close();
  }

  @Test
  @Requirement("UX-03")
  void offline_is_said_as_soon_as_the_phone_knows_and_gone_with_the_first_answer() {
    Page gate = chromium.phone();
    gate.addInitScript("delete Navigator.prototype.mediaDevices");
    start(gate);
    assertThat(badge(gate)).hasText("");

    gate.context().setOffline(true);
    assertThat(badge(gate)).hasText("Offline", within(1_000));
    gate.context().setOffline(false);
    assertThat(badge(gate)).hasText("", within(2_000));
    gate.close();
  }

  @Test
  @Requirement("UX-03")
  void a_network_that_only_swallows_calls_is_offline_from_the_first_one_to_the_first_answer() {
    Page gate = chromium.phone();
    gate.addInitScript("delete Navigator.prototype.mediaDevices");
    start(gate);
    gate.route("**/api/gate/**", Route::abort);
    type(gate, "2222-2222", 60);
    assertThat(badge(gate)).hasText("Offline", within(1_000));

    gate.unroute("**/api/gate/**");
    assertThat(badge(gate)).hasText("", within(4_000));
    gate.close();
  }

  private static Locator badge(Page gate) {
    return gate.locator(".status .badge");
  }

  private static LocatorAssertions.HasTextOptions within(int millis) {
    return new LocatorAssertions.HasTextOptions().setTimeout(millis);
  }

  private static void type(Page gate, String text, int millisBetween) {
    gate.locator(".tools button").first().click();
    gate.locator("#number")
        .pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(millisBetween));
    gate.locator("#number").press("Enter");
  }

  /// As a scanner's keys: within one moment, which real ones are not where the machine is busy.
  private static void scan(Page gate, String text) {
    gate.locator(".tools button").first().click();
    gate.locator("#number")
        .evaluate(
            """
            (field, text) => {
              for (const key of text) {
                field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                field.value += key;
              }
              field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            """,
            text);
    gate.locator("#number").press("Enter");
  }

  private static void start(Page gate) {
    gate.navigate(SERVER.gateLink("Gate A", "phone 1"));
    gate.locator(".foot .button").click();
  }

  private static Locator fault(Page gate, String fault) {
    return gate.locator(".lost[data-fault=" + fault + "]");
  }

  private static Locator verdict(Page gate, String verdict) {
    return gate.locator(".verdict[data-verdict=" + verdict + "]");
  }
}
