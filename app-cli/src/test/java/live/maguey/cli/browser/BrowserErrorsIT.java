package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.http.web.BrowserErrorRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A script of a page fails in a real browser, under the page's own security policy.
@Requirement({"INFRA-03", "6.3"})
class BrowserErrorsIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    chromium.close();
  }

  /// What the server took: a browser does not tell its driver of requests that outlive the page.
  private final List<ILoggingEvent> told = new CopyOnWriteArrayList<>();

  private final Logger log = (Logger) LoggerFactory.getLogger(BrowserErrorRoutes.LOGGER);
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
          told.add(line);
        }
      };

  @BeforeEach
  void listen() {
    log.setLevel(Level.WARN);
    ear.start();
    log.addAppender(ear);
  }

  @AfterEach
  void leave() {
    log.detachAppender(ear);
  }

  @Test
  void each_error_is_told_once_without_the_pages_private_link() {
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "elena.browser@example.com");
    Page page = chromium.phone();
    page.route(
        "**/shop/order.js",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody(
                        """
                        import "../parts/errors.js";
                        for (let i = 0; i < 3; i++) setTimeout(() => { throw new Error("broken") });
                        Promise.reject(new TypeError("rejected"));
                        setTimeout(() => setTimeout(() => { throw new Error("last") }));
                        """)));
    page.navigate(SERVER.site().resolve("/orders/" + guest.token()).toString());

    Await.until(() -> {
      page.evaluate("1");
      assertThat(told).hasSize(3);
    });
    List<String> said =
        told.stream().map(line -> line.getFormattedMessage() + line.getKeyValuePairs()).toList();
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("Uncaught Error: broken"))
        .anySatisfy(line -> assertThat(line).contains("TypeError: rejected"))
        .anySatisfy(line -> assertThat(line).contains("Uncaught Error: last", "shop/order.js:"))
        .allSatisfy(line ->
            assertThat(line).contains("page=\"/orders/…\"").doesNotContain(guest.token(), "elena"));
    page.context().close();
  }
}
