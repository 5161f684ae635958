package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.helidon.webserver.WebServer;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.http.web.WebAssets;
import live.maguey.http.web.shop.PagesPreview;
import live.maguey.http.web.shop.SamplePages;
import live.maguey.shared.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page in every state is for everybody: at night in English, by day in Spanish, on a phone,
/// on the narrowest screen that WCAG asks for, and with letters of twice the size.
@Order(5)
class EveryPageIT {
  /// Brand: 44 CSS pixels at least, whatever is not a word inside a sentence.
  private static final int TOUCH = 44;

  private static final int NARROW = 320;

  /// `--gutter` on a phone.
  private static final int GUTTER = 20;

  private static WebServer pages;
  private static Chromium chromium;
  private static Page event;
  private static Page day;

  @BeforeAll
  static void open() {
    pages = PagesPreview.start(0);
    chromium = Chromium.start();
    event = visitor(ColorScheme.DARK);
    day = visitor(ColorScheme.LIGHT);
  }

  @AfterAll
  static void close() {
    chromium.close();
    pages.stop();
  }

  /// The pages of error texts differ in their words alone: three of them stand for all.
  static Stream<String> names() {
    return new SamplePages(WebAssets.load(), Language.EN)
        .all().keySet().stream()
            .filter(
                name -> !name.startsWith("error-") || name.matches("error-(again|back|offline)"));
  }

  /// One of each kind; the full check takes all.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "events",
        "event",
        "event-on-hold",
        "event-closed",
        "details-wrong",
        "order-held-short",
        "order-paid",
        "order-partly-refunded",
        "error-back",
        "mine",
        "host",
        "host-arrivals",
        "pass-wrong",
        "pass-code",
        "join",
        "gate"
      })
  void each_kind_of_page_is_for_everybody(String name) {
    assertThat(names()).contains(name);
    isForEverybody(event, name + "?lang=en");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("names")
  void is_for_everybody_at_night(String name) {
    isForEverybody(event, name + "?lang=en");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("names")
  void is_for_everybody_by_day(String name) {
    isForEverybody(day, name + "?lang=es");
  }

  private static void isForEverybody(Page page, String name) {
    page.setViewportSize(390, 844);
    page.navigate("http://localhost:" + pages.port() + "/" + name);
    assertThat(ForEverybody.violations(page)).isEmpty();
    assertThat(page.locator("h1").count()).as("one headline").isEqualTo(1);
    assertThat(tooSmall(page)).as("touch targets under %s pixels", TOUCH).isEmpty();
    page.setViewportSize(NARROW, 568);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("as wide as the screen")
        .isEqualTo(NARROW);
    assertThat(ForEverybody.inTheGutter(page, GUTTER)).as("text in the gutter").isEmpty();
    assertThat(ForEverybody.onOneAnother(page)).as("lines on one another").isEmpty();
    page.setViewportSize(1280, 900);
    assertThat(ForEverybody.onOneAnother(page)).as("lines on one another, on a desk").isEmpty();
    page.setViewportSize(640, 568);
    page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { zoom: 2 }"));
    assertThat((Integer) page.evaluate("Math.floor(document.documentElement.scrollWidth)"))
        .as("as wide as the screen, with letters of twice the size")
        .isLessThanOrEqualTo(640);
  }

  @SuppressWarnings("unchecked")
  private static List<String> tooSmall(Page page) {
    return (List<String>)
        page.evaluate(
            """
            least => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
              .filter(it => it.checkVisibility({ opacityProperty: true }))
              .filter(it => !it.closest('p:not(.actions), .skip') && !it.matches('.skip'))
              .map(it => [it, it.getBoundingClientRect()])
              .filter(([it, box]) => box.height > 0 && (box.height < least || box.width < least))
              .map(([it, box]) => `${it.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)
            """,
            TOUCH);
  }

  private static Page visitor(ColorScheme theme) {
    return chromium.page(
        new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(theme));
  }

  /// A press is a pointer down and up at one place: what lies below a field must still be there
  /// after the field was left.
  @Test
  void nothing_moves_under_a_finger_when_a_field_is_left() {
    Page page = day;
    page.setViewportSize(390, 844);
    page.navigate("http://localhost:" + pages.port() + "/details-wrong");
    Locator age = page.locator(".consent label");
    boolean before = page.locator("input[name=age]").isChecked();
    page.locator("#email").fill("guest@example.com");
    page.locator("#email").focus();
    double top = age.boundingBox().y;

    age.click();

    assertThat(age.boundingBox().y).isEqualTo(top);
    assertThat(page.locator("input[name=age]").isChecked()).isNotEqualTo(before);
    page.locator("#email").fill("nobody");
    page.locator("#name").focus();
    assertThat(page.locator("#email-mistake").isVisible()).isTrue();
    assertThat(age.boundingBox().y).isEqualTo(top);
    page.locator("#email").fill("guest@example.com");
    page.locator("#name").focus();
    assertThat(page.locator("#email-mistake").isVisible()).isFalse();
    assertThat(age.boundingBox().y).isEqualTo(top);
  }
}
