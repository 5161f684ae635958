package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The two figures on the gate's page, people without a ticket, and a venue that is full, in a real
/// browser.
@Requirement({"SCAN-01", "UX-03"})
@Order(9)
class GateFiguresIT {
  @AutoClose
  private static final RunningServer SERVER = RunningServer.open(Map.of("venue.capacity", "4"));

  /// No camera, so that only what is typed counts, and a verdict stays until it is tapped.
  private static final String QUIET =
      """
      delete Navigator.prototype.mediaDevices;
      const later = window.setTimeout;
      window.setTimeout = (run, ms, ...more) => (ms === 1500 ? 0 : later(run, ms, ...more));
      """;

  private static Chromium chromium;
  private static List<Ticket> tickets;

  @BeforeAll
  static void open() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 4));
    tickets = Guest.withTickets(SERVER, event, 3, "guest@example.com").tickets();
    Duration untilDoors = Duration.between(SERVER.clock().instant(), event.doors());
    SERVER.clock().forward(untilDoors.plusMinutes(1));
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static Page gate(String language) {
    Device phone =
        new Device(new DeviceId(SERVER.stores().ids().next()), "phone 1", "Gate A", null);
    Page page = chromium.phone();
    page.addInitScript(QUIET);
    page.navigate(SERVER.gateLink(phone, "?lang=" + language));
    page.locator(".foot .button").click();
    return page;
  }

  private static void type(Page page, Ticket ticket) {
    page.locator(".tools button").first().click();
    page.locator("#number").fill(ticket.number());
    page.locator("#number").press("Enter");
  }

  @Test
  void people_without_a_ticket_are_tapped_and_a_full_venue_lets_one_in_for_one_out() {
    Page gate = gate("en");
    assertThat(gate.locator(".counter .of")).hasText("of 4 in");
    assertThat(gate.locator(".counter .tickets")).hasText("0 of 3 tickets");
    type(gate, tickets.get(0));
    Locator verdict = gate.locator(".verdict");
    assertThat(verdict.locator(".counter .in")).hasText("1");
    assertThat(verdict.locator(".counter .tickets")).hasText("1 of 3 tickets");
    verdict.click();

    gate.locator(".counter .count").click();
    Locator sheet = gate.locator(".sheet.tally");
    Locator in = sheet.getByText("One in");
    Locator out = sheet.getByText("One out");
    Locator said = sheet.locator(".said-of-tap");
    in.click();
    in.click();
    in.click();
    assertThat(sheet.locator(".in")).hasText("4");
    assertThat(said).hasText("Counted.");
    in.click();
    assertThat(said).hasText("Full. One out, one in.");
    assertThat(sheet.locator(".in")).hasText("4");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    look(gate, "heads-full");
    sheet.locator("header button").click();

    type(gate, tickets.get(1));
    assertThat(verdict).hasAttribute("data-reason", "full");
    assertThat(verdict.locator(".title")).hasText("Full");
    assertThat(verdict.locator(".line")).hasText("One out, one in.");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    look(gate, "full");
    verdict.getByText("Tap to continue").click();

    gate.locator(".counter .count").click();
    out.click();
    assertThat(sheet.locator(".in")).hasText("3");
    sheet.locator("header button").click();
    look(gate, "scanning");
    type(gate, tickets.get(1));
    assertThat(verdict).hasAttribute("data-reason", "admitted");
    verdict.click();

    type(gate, tickets.get(2));
    verdict.getByText("Let in anyway").click();
    assertThat(verdict.locator(".overriding")).containsText("The law allows 4 people inside.");
    look(gate, "overriding");
    verdict.getByText("No", new Locator.GetByTextOptions().setExact(true)).last().click();
    assertThat(verdict).hasAttribute("data-reason", "full");
    verdict.getByText("Let in anyway").click();
    verdict.getByText("Yes, let in").click();
    assertThat(verdict).hasAttribute("data-reason", "let-in-full");
    assertThat(verdict.locator(".counter .in")).hasText("5");
    assertThat(verdict.locator(".counter .tickets")).hasText("3 of 3 tickets");
    verdict.click();

    leave(gate, sheet, out);
    gate.close();
  }

  /// A tap that the network swallowed is sent again by itself, and counts once.
  private static void leave(Page gate, Locator sheet, Locator out) {
    gate.locator(".counter .count").click();
    gate.route(
        "**/api/gate/heads*",
        route -> {
          route.fetch();
          route.abort();
        });
    out.click();
    assertThat(sheet.locator(".said-of-tap"))
        .hasText("No answer yet. It’s kept, and goes out again by itself.");
    gate.unroute("**/api/gate/heads*");
    assertThat(sheet.locator(".said-of-tap")).hasText("Counted.");
    assertThat(sheet.locator(".in")).hasText("4");
  }

  @Test
  void in_spanish_the_figures_and_the_counter_are_native() {
    Page gate = gate("es");

    assertThat(gate.locator(".counter .tickets")).containsText("de 3 boletos");
    gate.locator(".counter .count").click();
    assertThat(gate.locator(".sheet.tally h2")).hasText("Sin boleto");
    gate.close();
  }

  /// A picture of each size for people to look at, where a folder for them is given.
  private static void look(Page page, String name) {
    String folder = System.getProperty("maguey.pictures");
    for (int[] size : new int[][] {{360, 640}, {390, 844}, {844, 390}}) {
      page.setViewportSize(size[0], size[1]);
      assertThat(outOfSight(page)).as("%s, %d by %d", name, size[0], size[1]).isEmpty();
      if (folder != null) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(folder, "%s-%dx%d.png".formatted(name, size[0], size[1]))));
      }
    }
    page.setViewportSize(390, 844);
  }

  @SuppressWarnings("unchecked")
  private static List<String> outOfSight(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => [...document.querySelectorAll(
                ".verdict .word, .verdict .title, .verdict .line, .verdict .tap, .counter .count, .counter .tickets")]
              .filter(it => !it.closest("#gate > .counter") || !document.querySelector(".sheet, .verdict"))
              .filter(it => {
                const box = it.getBoundingClientRect();
                return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
              })
              .map(it => it.className)
            """);
  }
}
