package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Reason;
import live.maguey.gate.Reentry;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A table's guests at the gate's page and at an exit's, in a real browser.
@Requirement({"SCAN-01", "VIP-03", "9.3"})
@Order(9)
class GateTablesIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  /// No camera, so that only what is typed counts; a verdict stays until it is tapped; and how the
  /// phone shook is kept.
  private static final String QUIET =
      """
      delete Navigator.prototype.mediaDevices;
      const later = window.setTimeout;
      window.setTimeout = (run, ms, ...more) => (ms === 1500 ? 0 : later(run, ms, ...more));
      window.shaken = "";
      Navigator.prototype.vibrate = (rhythm) => { window.shaken = rhythm.join("-"); return true; };
      """;

  private static Chromium chromium;
  private static Event event;
  private static FloorPlan plan;

  @BeforeAll
  static void open() {
    plan = SamplePlans.room(SERVER.stores().ids()).table("12").table("14").table("15").plan();
    event = SERVER.furnish(SERVER.add(SERVER.tonight().tier("General", 9)), plan);
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static List<Ticket> table(int index) {
    Guest host =
        Guest.withTable(SERVER, event, plan.tables().get(index), "host" + index + "@example.com");
    Duration untilDoors = Duration.between(SERVER.clock().instant(), event.doors());
    if (untilDoors.isPositive()) {
      SERVER.clock().forward(untilDoors.plusMinutes(1));
    }
    return host.tickets();
  }

  private static Page at(Device device, String language) {
    Page page = chromium.phone();
    page.addInitScript(QUIET);
    page.navigate(SERVER.gateLink(device, "?lang=" + language));
    return page;
  }

  private static Page gate() {
    Page page =
        at(new Device(new DeviceId(SERVER.stores().ids().next()), "phone 1", "Gate A", null), "en");
    page.locator(".foot .button").click();
    return page;
  }

  private static Device exit() {
    return new Device(
        new DeviceId(SERVER.stores().ids().next()), "phone 5", "Exit", null, Direction.OUT);
  }

  /// As a person who pastes it: how fast keys come is another test's.
  private static void type(Page page, String number) {
    page.locator(".tools button").first().click();
    page.locator("#number").fill(number);
    page.locator("#number").press("Enter");
  }

  private static Locator verdict(Page page, String look) {
    return page.locator(".verdict." + look);
  }

  private static String shaken(Page page) {
    return (String) page.evaluate("window.shaken");
  }

  @Test
  void a_pass_is_gold_with_its_table_its_host_and_a_leaf_for_each_who_has_come() {
    List<Ticket> passes = table(0);
    int seats = passes.size();
    Page gate = gate();
    type(gate, passes.get(1).number());
    assertThat(verdict(gate, "vip")).isVisible();
    verdict(gate, "vip").click();

    type(gate, passes.getFirst().number());

    Locator gold = verdict(gate, "vip");
    assertThat(gold.locator(".word")).hasText("In");
    assertThat(gold.locator(".title")).hasText("Table 12");
    assertThat(gold.locator(".line")).containsText("Host ");
    assertThat(gold.locator(".of-table")).hasText("2 of " + seats + " in");
    assertThat(gold.locator(".rosette path:not(.heart)")).hasCount(seats);
    assertThat(gold.locator(".rosette .filled")).hasCount(2);
    assertThat(gold.locator(".rosette .now")).hasCount(1);
    assertThat(shaken(gate)).isEqualTo("50-30-50-30-50");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    for (int[] size : new int[][] {{390, 844}, {360, 640}, {844, 390}}) {
      gate.setViewportSize(size[0], size[1]);
      assertThat(outOfSight(gate)).as("%d by %d", size[0], size[1]).isEmpty();
    }
    gate.close();
  }

  @Test
  void where_passes_are_free_a_second_entry_is_amber_and_says_since_when() {
    List<Ticket> passes = table(1);
    SERVER.stores().gates().reentry().set(event.id(), Optional.of(Reentry.FREE));
    Page gate = gate();
    type(gate, passes.getFirst().number());
    verdict(gate, "vip").click();
    String in = gate.locator(".counter .in").textContent();

    type(gate, passes.getFirst().number());

    Locator amber = verdict(gate, "look");
    assertThat(amber).hasAttribute("data-reason", "already-inside");
    assertThat(amber.locator(".title")).containsText("Already inside since ");
    assertThat(amber.locator(".counter .in")).hasText(in);
    assertThat(shaken(gate)).isEqualTo("120-80-120");
    assertThat(ForEverybody.violations(gate)).isEmpty();
    for (int[] size : new int[][] {{390, 844}, {360, 640}, {844, 390}}) {
      gate.setViewportSize(size[0], size[1]);
      assertThat(outOfSight(gate)).as("%d by %d", size[0], size[1]).isEmpty();
    }
    assertThat(amber.locator("button")).hasText(new String[] {"Let in", "Refuse"});
    amber.locator(".title").click();
    assertThat(amber).isVisible();
    amber.getByText("Refuse").click();
    assertThat(amber).hasCount(0);
    assertThat(gate.locator(".last li").first().locator("b")).hasText("No");
    assertThat(gate.locator(".counter .in")).hasText(in);

    type(gate, passes.getFirst().number());
    amber.getByText("Let in").click();
    assertThat(amber).hasCount(0);
    gate.close();
  }

  @Test
  void an_exit_says_what_it_is_lets_out_and_back_and_without_it_the_gate_says_no() {
    List<Ticket> passes = table(2);
    SERVER.stores().gates().reentry().set(event.id(), Optional.of(Reentry.EXIT_SCAN));
    Page gate = gate();
    type(gate, passes.getFirst().number());
    verdict(gate, "vip").click();
    type(gate, passes.getFirst().number());
    assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "not-scanned-out");
    assertThat(gate.locator(".verdict .line")).containsText("Scan them out first.");
    assertThat(shaken(gate)).isEqualTo("200-100-200");
    gate.locator(".verdict .tap").click();

    Page way = at(exit(), "en");
    assertThat(way.locator(".way")).hasText("Exit");
    assertThat(way.locator(".foot p")).hasText("This gate scans people out.");
    assertThat(ground(way)).isNotEqualTo(ground(gate));
    assertThat(ForEverybody.violations(way)).isEmpty();
    way.locator(".foot .button").click();
    type(way, passes.getFirst().number());

    Locator out = verdict(way, "out");
    assertThat(out.locator(".word")).hasText("Out");
    assertThat(out.locator(".line")).hasText("0 of " + passes.size() + " still inside.");
    assertThat(shaken(way)).isEqualTo("50");
    assertThat(ForEverybody.violations(way)).isEmpty();
    out.click();
    type(way, passes.getFirst().number());
    assertThat(verdict(way, "refuse")).hasAttribute("data-reason", "already-out");
    way.close();

    type(gate, passes.getFirst().number());
    assertThat(verdict(gate, "vip")).hasAttribute("data-reason", "readmitted");
    assertThat(gate.locator(".of-table")).hasText("1 of " + passes.size() + " in");
    assertThat(gate.locator(".rosette .now")).hasCount(0);
    gate.close();
  }

  @Test
  void in_spanish_an_exit_is_a_salida() {
    Page way = at(exit(), "es");

    assertThat(way.locator(".way")).hasText("Salida");
    assertThat(way.locator(".foot p")).hasText("Esta puerta lee salidas.");
    way.close();
  }

  /// The table that the stores are held against: domain's `verdicts.csv`.
  @Test
  @Requirement({"SCAN-02", "3.2"})
  void every_case_of_the_decision_table_looks_and_shakes_as_it_says() throws IOException {
    Page gate = gate();
    for (Case is : cases()) {
      gate.evaluate("window.shaken = ''");
      gate.unroute("**/api/gate/scans*");
      gate.route(
          "**/api/gate/scans*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody(answer(is))));
      type(gate, "2222-2222");
      assertThat(gate.locator(".verdict")).hasAttribute("class", "verdict " + is.look());
      assertThat(shaken(gate)).as(is.toString()).isEqualTo(rhythm(is.sound()));
      Locator choice = gate.locator(".verdict .tap");
      (choice.count() > 0 ? choice.first() : gate.locator(".verdict")).click();
    }
    gate.close();
  }

  /// What the page is told of a case, and what it makes of it.
  private record Case(String ticket, String reason, String verdict, String look, String sound) {}

  /// Each once: the page is not told of the device, the rule and the visits.
  private static List<Case> cases() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Reason.class.getResourceAsStream("verdicts.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(is -> new Case(is[2], is[5], is[6], is[7], is[8]))
          .distinct()
          .toList();
    }
  }

  private static String answer(Case is) {
    String table =
        is.ticket().equals("pass")
            ? "{\"label\":\"Table 12\",\"section\":\"\",\"host\":null,\"seats\":8,\"arrived\":3,\"inside\":2}"
            : "null";
    return """
    {"verdict": "%s", "reason": "%s", "title": "A title", "line": "", "details": null, "in": 1,
     "capacity": 500, "table": %s}
    """
        .formatted(is.verdict(), is.reason(), table);
  }

  private static String rhythm(String sound) {
    return switch (sound) {
      case "admit" -> "50";
      case "vip" -> "50-30-50-30-50";
      case "look" -> "120-80-120";
      case "refuse" -> "200-100-200";
      default -> throw new AssertionError("no sound " + sound);
    };
  }

  private static Object ground(Page page) {
    return page.evaluate("getComputedStyle(document.getElementById('gate')).backgroundColor");
  }

  /// Texts and marks of the verdict that do not fit on the screen.
  @SuppressWarnings("unchecked")
  private static List<String> outOfSight(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => [...document.querySelectorAll(
                ".verdict .word, .verdict .title, .verdict .line, .verdict .of-table, .verdict .rosette")]
              .filter(it => {
                const box = it.getBoundingClientRect();
                return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
              })
              .map(it => it.className.baseVal ?? it.className)
            """);
  }
}
