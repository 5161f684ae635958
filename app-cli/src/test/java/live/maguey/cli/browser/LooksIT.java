package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.helidon.webserver.WebServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import live.maguey.http.web.shop.PagesPreview;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages look as they were approved: `docs/screens` has the pictures. `-Dmaguey.record=true`
/// takes them again; look at each before it is committed.
///
/// Letters are drawn a little differently by every release of the browser, so a picture may differ
/// in a few of a thousand points.
@Tag("full")
class LooksIT {
  private static final Path SCREENS = Path.of("../docs/screens");
  private static final Path SEEN = Path.of("target/looks");
  private static final String BEFORE = "2026-11-28T19:59:00Z";
  private static final String NOW = "2026-11-28T20:00:00Z";
  private static final int NOTICEABLE = 32;
  private static final double FEW = 0.004;

  /// Lazy ones too, where they are in sight.
  private static final String PICTURES_ARE_THERE =
      """
      () => Promise.all(
        [...document.images]
          .filter(image => image.getBoundingClientRect().top < innerHeight)
          .map(image => { image.loading = "eager"; return image.decode(); }))
      """;

  /// A page that follows a stream says that it does.
  private static final String IT_IS_LIVE =
      """
      () => !document.querySelector(".live[data-stream]:not([data-state=live])")
      """;

  private static WebServer pages;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    pages = PagesPreview.start(0);
    chromium = Chromium.start();
    Files.createDirectories(SEEN);
  }

  @AfterAll
  static void close() {
    chromium.close();
    pages.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "events, 390, 844, DARK, en",
    "events, 1440, 900, DARK, en",
    "event, 390, 844, DARK, en",
    "event, 390, 844, LIGHT, es",
    "event, 844, 390, DARK, en",
    "event, 1440, 900, DARK, en",
    "event-sold-out, 390, 844, DARK, en",
    "event-on-hold, 390, 844, DARK, en",
    "event-cancelled, 390, 844, DARK, en",
    "details, 390, 844, DARK, en",
    "details-wrong, 390, 844, DARK, en",
    "details-deposit, 360, 640, DARK, en",
    "details-deposit, 1440, 900, LIGHT, es",
    "order-held, 390, 844, DARK, en",
    "order-declined, 390, 844, DARK, en",
    "order-confirming, 390, 844, DARK, en",
    "order-paid, 390, 844, DARK, en",
    "order-paid, 1440, 900, LIGHT, en",
    "order-expired, 390, 844, DARK, es",
    "order-late-refunded, 390, 844, DARK, en",
    "error-offline, 390, 844, DARK, en",
    "mine, 390, 844, DARK, en",
    "tables, 390, 844, DARK, en",
    "tables, 1440, 900, DARK, en",
    "tables-taken, 390, 844, DARK, es",
    "order-table, 390, 844, DARK, en",
    "host, 390, 844, DARK, en",
    "host, 1440, 900, LIGHT, es",
    "host-arrivals, 390, 844, DARK, en",
    "pass-sent, 390, 844, DARK, en",
    "pass-bounced, 390, 844, DARK, es",
    "guest-pass, 390, 844, DARK, en",
    "pass-code, 390, 844, DARK, en",
    "not-me, 390, 844, DARK, es",
  })
  void looks_as_it_was_approved(
      String name, int width, int height, ColorScheme theme, String language) throws IOException {
    String file = "%s-%dx%d-%s-%s.png".formatted(name, width, height, theme, language);
    Path approved = SCREENS.resolve(file.toLowerCase(Locale.ROOT));
    byte[] picture = picture(name + "?lang=" + language, width, height, theme, _ -> {});
    compare(approved, picture);
  }

  /// @param part of the page that is in sight
  @ParameterizedTest
  @CsvSource({
    "order-deposit, .sums, 360, 640, DARK, en",
    "order-deposit, .sums, 1440, 900, LIGHT, es",
    "order-stand-in, #stand-in, 360, 640, DARK, en",
    "order-stand-in, #stand-in, 1440, 900, LIGHT, es",
    "guest-pass, .facts, 360, 640, DARK, es",
  })
  void a_part_looks_as_it_was_approved(
      String name, String part, int width, int height, ColorScheme theme, String language)
      throws IOException {
    String of = part.substring(1).equals(name.substring(name.indexOf('-') + 1)) ? "" : part;
    String file =
        "%s%s-%dx%d-%s-%s.png"
            .formatted(name, of.replace('.', '-'), width, height, theme, language);
    byte[] picture =
        picture(
            name + "?lang=" + language,
            width,
            height,
            theme,
            page -> {
              page.locator(part + " details summary").all().forEach(Locator::click);
              page.locator(part).evaluate("part => part.scrollIntoView({ block: 'center' })");
            });
    compare(SCREENS.resolve(file.toLowerCase(Locale.ROOT)), picture);
  }

  /// @param code what is typed; it names the verdict; empty: what the gate shows before
  @ParameterizedTest
  @CsvSource({
    "gate-enrol, '', '', 390, 844, en",
    "gate-enrol, '', '', 390, 844, es",
    "gate-enrol, '', '', 844, 390, en",
    "gate-table, ENTRY-222, TABLE-1212, 390, 844, en",
    "gate-table, ENTRY-222, TABLE-1212, 844, 390, en",
    "gate-table, ENTRY-222, TABLE-1212, 360, 640, en",
    "gate-table, ENTRY-222, MESA-12-121, 390, 844, es",
    "gate-already-inside, ENTRY-222, INSIDE-123, 390, 844, en",
    "gate-not-scanned-out, ENTRY-222, UNSCANNED, 390, 844, en",
    "gate-other-entrance, ENTRY-222, ENTRANCE-12, 390, 844, en",
    "gate-exit, LEAVE-222, '', 390, 844, en",
    "gate-exit-out, LEAVE-222, LEAVES-123, 390, 844, en",
    "gate-exit-out, LEAVE-222, LEAVES-123, 844, 390, en",
  })
  void the_gate_looks_as_it_was_approved(
      String name, String device, String code, int width, int height, String language)
      throws IOException {
    Path approved =
        SCREENS.resolve("%s-%dx%d-dark-%s.png".formatted(name, width, height, language));
    byte[] picture =
        picture(
            "gate?lang=" + language + (device.isEmpty() ? "" : "#enrol=" + device),
            width,
            height,
            ColorScheme.DARK,
            page -> {
              if (device.isEmpty()) {
                page.locator(".enrol").waitFor();
              } else {
                scan(page, code);
              }
            });
    compare(approved, picture);
  }

  private static void scan(Page page, String code) {
    page.locator(".checks").waitFor();
    page.locator(".foot .button").click();
    if (!code.isEmpty()) {
      page.locator(".tools button").first().click();
      page.locator("#number").fill(code);
      page.locator("#number").press("Enter");
      page.locator(".verdict").waitFor();
    }
  }

  private static void compare(Path approved, byte[] picture) throws IOException {
    if (Boolean.getBoolean("maguey.record")) {
      Files.write(approved, picture);
    }
    Files.write(SEEN.resolve(approved.getFileName()), picture);
    assertThat(approved).exists();
    BufferedImage before = ImageIO.read(approved.toFile());
    BufferedImage now = ImageIO.read(new ByteArrayInputStream(picture));
    assertThat(List.of(now.getWidth(), now.getHeight()))
        .isEqualTo(List.of(before.getWidth(), before.getHeight()));
    assertThat(difference(before, now))
        .as("part of the points that differ; what was seen is in %s", SEEN)
        .isLessThan(FEW);
  }

  private static byte[] picture(
      String address, int width, int height, ColorScheme theme, Consumer<Page> act) {
    Page page =
        chromium.page(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE));
    try {
      page.addInitScript("delete Navigator.prototype.mediaDevices");
      // What ticks stands still.
      page.clock().install(new Clock.InstallOptions().setTime(BEFORE));
      page.clock().pauseAt(NOW);
      page.navigate("http://localhost:" + pages.port() + "/" + address);
      act.accept(page);
      page.evaluate("() => document.fonts.ready.then(() => true)");
      page.evaluate(PICTURES_ARE_THERE);
      page.waitForFunction(IT_IS_LIVE);
      return page.screenshot(
          new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    } finally {
      page.context().close();
    }
  }

  /// Which part of all points differs so much that an eye sees it.
  private static double difference(BufferedImage one, BufferedImage other) {
    long differ = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (isNoticeable(one.getRGB(x, y), other.getRGB(x, y))) {
          differ++;
        }
      }
    }
    return differ / (double) ((long) one.getWidth() * one.getHeight());
  }

  private static boolean isNoticeable(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > NOTICEABLE) {
        return true;
      }
    }
    return false;
  }
}
