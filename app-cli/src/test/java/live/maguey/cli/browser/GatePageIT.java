package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.catalog.Event;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.House;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Device;
import live.maguey.gate.DeviceId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gate's page when its camera fails, and when people or scanners type.
class GatePageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final House HOUSE = House.open();

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static List<Ticket> tickets;

  @BeforeAll
  static void open() throws IOException {
    tickets = bought(HOUSE.night());
    HOUSE.clock().forward(Duration.ofMinutes(61));
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

    type(gate, number, 0);
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "not-ours");
    gate.locator(".verdict .tap").click();
    type(gate, number, 60);
    assertThat(verdict(gate, "admit")).isVisible();
    gate.close();
  }

  private static void type(Page gate, String text, int millisBetween) {
    gate.locator(".tools button").first().click();
    gate.locator("#number")
        .pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(millisBetween));
    gate.locator("#number").press("Enter");
  }

  private static void start(Page gate) {
    gate.navigate(HOUSE.site() + "/gate#device=" + enrolled());
    gate.locator(".foot .button").click();
  }

  private static String enrolled() {
    String token = "gate-" + HOUSE.stores().ids().next();
    HOUSE
        .stores()
        .devices()
        .enrol(
            new Device(new DeviceId(HOUSE.stores().ids().next()), "phone 1", "Gate A", null),
            token,
            Instant.now());
    return token;
  }

  private static Locator fault(Page gate, String fault) {
    return gate.locator(".lost[data-fault=" + fault + "]");
  }

  private static Locator verdict(Page gate, String verdict) {
    return gate.locator(".verdict[data-verdict=" + verdict + "]");
  }

  private static List<Ticket> bought(Event night) throws IOException {
    Map<String, Object> order =
        Map.of(
            "event",
            night.slug().value(),
            "lines",
            List.of(Map.of("tier", night.tiers().getFirst().id().toString(), "quantity", 1)),
            "total",
            3_000,
            "name",
            "A guest",
            "email",
            "guest@example.com",
            "ageConfirmed",
            true,
            "terms",
            "2026-11");
    JsonNode placed =
        JSON.readTree(HOUSE.client().post("/api/orders", JSON.writeValueAsString(order)).body());
    String page = placed.path("checkoutUrl").asText();
    HOUSE.stripe().pay(page.substring(page.lastIndexOf('/') + 1), "4242424242424242");
    OrderReference reference = OrderReference.parse(placed.path("reference").asText());
    Await.until(() -> assertThat(paid(reference).state()).isEqualTo("paid"));
    return HOUSE.stores().tickets().of(paid(reference).id());
  }

  private static Order paid(OrderReference reference) {
    return HOUSE.stores().orders().find(reference).orElseThrow();
  }
}
