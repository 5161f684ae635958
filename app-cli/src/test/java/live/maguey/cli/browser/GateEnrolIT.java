package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Devices;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A phone becomes a gate in a real browser, and its key stays there.
@Requirement("SCAN-01")
class GateEnrolIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    SERVER.event();
    SERVER.clock().forward(Duration.ofMinutes(61));
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @Test
  void a_link_makes_it_a_gate_for_good_and_its_key_cannot_be_taken_out() {
    Page gate = chromium.phone();
    gate.navigate(SERVER.gateLink("Gate A", "phone 1"));

    assertThat(ready(gate)).isVisible();
    assertThat(gate.url()).doesNotContain("enrol");
    assertThat(gate.locator(".status .device")).containsText("phone 1");
    gate.reload();
    assertThat(ready(gate)).isVisible();

    assertThat(gate.evaluate(EXPORT)).isEqualTo("InvalidAccessError");
    assertThat(gate.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    gate.close();
  }

  @Test
  void a_typed_code_makes_it_a_gate_and_a_wrong_or_used_one_is_told() {
    Page gate = chromium.phone();
    gate.navigate(SERVER.site() + "/gate");
    assertThat(gate.locator("[data-stop=enrol]")).containsText("Type the code");

    type(gate, "7K2Q");
    assertThat(gate.locator("[data-trouble=short]")).containsText("eight characters");
    type(gate, "2222-3333");
    assertThat(gate.locator("[data-trouble=wrong]")).containsText("No such code");
    String code = code(SERVER.gateLink("Gate B", "phone 2"));
    type(gate, " " + code.replace("-", "").toLowerCase(java.util.Locale.ROOT));
    assertThat(ready(gate)).isVisible();
    assertThat(gate.locator(".status .device")).containsText("Gate B");
    gate.close();

    Page another = chromium.phone();
    another.navigate(SERVER.site() + "/gate?lang=es");
    type(another, code);
    assertThat(another.locator("[data-trouble=used]")).containsText("ya se usó");
    another.close();
  }

  @Test
  void a_phone_that_was_shut_off_becomes_a_gate_again_with_a_new_code() {
    Page gate = chromium.phone();
    gate.navigate(SERVER.gateLink("Gate C", "phone 3"));
    assertThat(ready(gate)).isVisible();
    Devices devices = SERVER.stores().gates().devices();
    Devices.Enrolled enrolled =
        devices.list().stream()
            .filter(it -> it.device().name().equals("phone 3"))
            .findFirst()
            .orElseThrow();
    devices.revoke(enrolled.device().id(), SERVER.clock().instant());
    SERVER.clock().forward(Duration.ofSeconds(1));

    assertThat(gate.locator("[data-stop=revoked]")).isVisible();
    type(gate, code(SERVER.gateLink("Gate D", "phone 4")));

    assertThat(ready(gate)).isVisible();
    assertThat(gate.locator(".status .device")).containsText("Gate D");
    gate.close();
  }

  @Test
  void a_phone_that_slept_longer_than_its_nonce_goes_on_by_itself() {
    Page gate = chromium.phone();
    gate.navigate(SERVER.gateLink("Gate E", "phone 5"));
    assertThat(ready(gate)).isVisible();
    SERVER.clock().forward(Duration.ofMinutes(3));

    gate.locator(".foot .button").click();
    gate.locator(".tools button").first().click();
    gate.locator("#number").fill("2222-2222");
    gate.locator("#number").press("Enter");

    assertThat(gate.locator(".verdict")).hasAttribute("data-reason", "unknown-ticket");
    gate.close();
  }

  private static final String EXPORT =
      """
      async () => {
        const database = await new Promise((resolve) => {
          const opening = indexedDB.open("maguey.gate");
          opening.onsuccess = () => resolve(opening.result);
        });
        const kept = await new Promise((resolve) => {
          const asked = database.transaction("device").objectStore("device").get("this");
          asked.onsuccess = () => resolve(asked.result);
        });
        try {
          await crypto.subtle.exportKey("pkcs8", kept.keys.privateKey);
          return "taken";
        } catch (refused) {
          return refused.name;
        }
      }
      """;

  private static String code(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  private static void type(Page gate, String code) {
    gate.locator("#code").fill(code);
    gate.locator("#code").press("Enter");
  }

  private static Locator ready(Page gate) {
    return gate.locator(".checks");
  }
}
