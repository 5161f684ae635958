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

/// The machine's own Chromium, driven without a download.
final class Chromium implements AutoCloseable {
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final double PATIENCE_MILLIS = 15_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /// To start both takes longer than most tests. They answer to the thread that started them, and
  /// end with this process.
  private static final ThreadLocal<Playwright> DRIVER = ThreadLocal.withInitial(Chromium::driver);

  private static final ThreadLocal<Browser> WITHOUT_CAMERA =
      ThreadLocal.withInitial(() -> launched(List.of()));

  private final Browser browser;
  private final boolean shared;
  private final List<BrowserContext> visitors = new ArrayList<>();

  private Chromium(Browser browser, boolean shared) {
    this.browser = browser;
    this.shared = shared;
  }

  /// The browser of this thread's tests; to close it ends this class's visitors.
  static Chromium start() {
    return new Chromium(WITHOUT_CAMERA.get(), true);
  }

  /// A browser of its own.
  ///
  /// @param film what its camera sees, over and over
  static Chromium start(Path film) {
    return new Chromium(
        launched(
            List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film)),
        false);
  }

  private static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  private static Browser launched(List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("--no-sandbox"));
    arguments.addAll(more);
    String path = System.getenv().getOrDefault("MAGUEY_CHROMIUM", "/usr/bin/chromium");
    return DRIVER
        .get()
        .chromium()
        .launch(
            new BrowserType.LaunchOptions().setExecutablePath(Path.of(path)).setArgs(arguments));
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
    visitors.add(context);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context.newPage();
  }

  @Override
  public void close() {
    visitors.forEach(BrowserContext::close);
    if (!shared) {
      browser.close();
    }
  }
}
