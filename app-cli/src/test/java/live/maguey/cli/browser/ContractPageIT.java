package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract as people read it.
@Requirement("UX-02")
class ContractPageIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @Test
  void every_operation_of_the_contract_has_its_anchor_a_line_to_try_and_its_answers() {
    List<String> operations =
        Pattern.compile("operationId: (\\w+)")
            .matcher(SERVER.client().get("/openapi.yaml").body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    Page page = read("en");

    assertThat(operations).hasSizeGreaterThan(10);
    for (String operation : operations) {
      Locator article = page.locator("article#" + operation);
      assertThat(page.locator(".index a[href='#" + operation + "']").count()).as(operation).isOne();
      assertThat(article.locator("pre").first().textContent()).startsWith("curl ");
      assertThat(article.locator("details").count()).as(operation).isPositive();
    }
    assertThat(page.locator("script").count()).isZero();
    page.context().close();
  }

  @Test
  void a_refusal_leads_to_what_to_do_now() {
    Page page = read("en");
    Locator soldOut = page.locator("#placeOrder-sold-out");
    soldOut.locator("summary").focus();
    page.keyboard().press("Enter");
    soldOut.locator("a").click();

    assertThat(page.url()).endsWith("#code-sold-out");
    assertThat(page.locator("#code-sold-out").textContent()).contains("Choose from what’s left");
    page.context().close();
  }

  @Test
  void it_fits_a_phone_at_night() {
    fits(390, "en", ColorScheme.DARK);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"390, es, LIGHT", "1280, en, LIGHT", "1280, es, DARK"})
  void it_fits_every_screen_and_theme(int width, String language, ColorScheme theme) {
    fits(width, language, theme);
  }

  private static void fits(int width, String language, ColorScheme theme) {
    Page page = read(language);
    page.setViewportSize(width, 844);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })");

    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(ForEverybody.foundByAxe(page)).isEmpty();
    page.context().close();
  }

  private static Page read(String language) {
    Page page = chromium.phone();
    page.navigate(SERVER.site() + "/api?lang=" + language);
    return page;
  }
}
