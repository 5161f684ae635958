package live.maguey.cli.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The machine's own Chromium, driven without a download.
final class Chromium implements AutoCloseable {
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final double PATIENCE_MILLIS = 15_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    return start(null);
  }

  /// @param film what its camera sees, over and over; null for no camera
  static Chromium start(@Nullable Path film) {
    List<String> arguments = new ArrayList<>(List.of("--no-sandbox"));
    if (film != null) {
      arguments.add("--use-fake-ui-for-media-stream");
      arguments.add("--use-fake-device-for-media-stream");
      arguments.add("--use-file-for-fake-video-capture=" + film);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    String path = System.getenv().getOrDefault("MAGUEY_CHROMIUM", "/usr/bin/chromium");
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(path))
                    .setArgs(arguments));
    return new Chromium(playwright, browser);
  }

  /// A phone of its own: no cookies, 390 by 844.
  Page phone() {
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT)
            .setDeviceScaleFactor(2)
            .setLocale("en-US"));
  }

  /// A visitor of its own, as told.
  Page page(Browser.NewContextOptions visitor) {
    BrowserContext context = browser.newContext(visitor);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
