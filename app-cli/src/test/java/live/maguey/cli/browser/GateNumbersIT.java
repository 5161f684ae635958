package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.evidence.Requirement;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Numbers of tickets, typed at a gate whose camera is of no use: with a slip, and at another
/// entrance.
@Order(8)
class GateNumbersIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;
  private static Ticket ticket;

  @BeforeAll
  static void open() {
    ticket = Guest.withTickets(SERVER, SERVER.event(), 1, "guest@example.com").tickets().getFirst();
    SERVER.clock().forward(Duration.ofMinutes(61));
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @Test
  @Requirement("SCAN-02")
  void a_slip_in_typing_is_told_before_it_is_sent() {
    Page gate = gate();

    type(gate, "7K2Q-4F9Z");
    assertThat(gate.locator(".sheet .hint.slip")).containsText("two changed places");
    assertThat(gate.locator(".verdict")).hasCount(0);
    put(gate, "7K2Q-4F9X");
    assertThat(gate.locator(".verdict[data-verdict=refuse]"))
        .hasAttribute("data-reason", "unknown-ticket");
    gate.close();
  }

  /// The table that the server's numbers are held to: domain's `numbers.csv`.
  @Test
  void the_page_finds_the_slips_that_the_server_finds() throws IOException {
    List<String> typed = new ArrayList<>();
    List<Boolean> mistyped = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(Ticket.class.getResourceAsStream("numbers.csv"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(is -> {
            typed.add(is[0]);
            mistyped.add(Boolean.valueOf(is[1]));
          });
    }
    Page gate = gate();

    Object found =
        gate.evaluate(
            """
            async (typed) => {
              const page = document.querySelector("script[type=module]").src;
              const { slipIn } = await import(page.replace("gate.js", "number.js"));
              return typed.map((text) => slipIn(text.toUpperCase(), "typed") === "hand.slip");
            }
            """,
            typed);

    assertThat(typed).isNotEmpty();
    assertThat(found).isEqualTo(mistyped);
    gate.close();
  }

  @Test
  @Requirement("SCAN-02")
  void a_gate_for_tables_says_so_and_sends_others_to_their_entrance() {
    Page gate = at(Entrance.VIP, "en");
    assertThat(gate.locator(".way")).hasText("VIP only");
    gate.locator(".foot .button").click();

    type(gate, ticket.number());

    Locator no = gate.locator(".verdict[data-verdict=refuse]");
    assertThat(no).hasAttribute("data-reason", "other-entrance");
    assertThat(no.locator(".title")).hasText("Wrong entrance");
    assertThat(no.locator(".line")).hasText("Send them to the general entrance.");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    gate.close();

    Page general = at(Entrance.GENERAL, "es");
    assertThat(general.locator(".way")).hasText("Solo general");
    general.locator(".foot .button").click();
    type(general, ticket.number());
    assertThat(general.locator(".verdict[data-verdict=admit]")).isVisible();
    general.close();
  }

  private static Page gate() {
    Page gate = at(Entrance.ALL, "en");
    assertThat(gate.locator(".way")).hasCount(0);
    gate.locator(".foot .button").click();
    return gate;
  }

  private static Page at(Entrance entrance, String language) {
    Device device =
        new Device(
            new DeviceId(SERVER.stores().ids().next()),
            "phone 1",
            "Gate A",
            null,
            Direction.IN,
            entrance);
    Page gate = chromium.phone();
    gate.addInitScript("delete Navigator.prototype.mediaDevices");
    gate.navigate(SERVER.gateLink(device, "?lang=" + language));
    return gate;
  }

  private static void type(Page gate, String number) {
    gate.locator(".tools button").first().click();
    put(gate, number);
  }

  private static void put(Page gate, String number) {
    gate.locator("#number").fill(number);
    gate.locator("#number").press("Enter");
  }
}
