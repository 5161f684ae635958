package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import live.maguey.http.web.shop.ShopServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BrowserErrorRoutesTest {
  private static final String TOKEN = "AZrA2u3kcZ_AZrA2u3kcZ_AZrA2u3kcZ_AZrA2u3kcZ";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(BrowserErrorRoutes.LOGGER);
  private final ShopServer server = new ShopServer();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    logger.detachAppender(log);
    server.close();
  }

  @Test
  void what_a_browser_reports_is_a_line_of_the_log_without_links_addresses_and_queries() {
    assertThat(
            report(
                    """
                    {"message": "TypeError: elena@example.com is not a function",
                     "page": "/orders/%1$s?lang=es",
                     "script": "/assets/0123456789ab/shop/order.js:12:7",
                     "stack": ["at start (/assets/0123456789ab/shop/order.js?x=%1$s:12:7)", "at /host/%1$s"]}
                    """
                        .formatted(TOKEN))
                .statusCode())
        .isEqualTo(204);

    assertThat(log.list).hasSize(1);
    String said =
        log.list.getFirst().getFormattedMessage() + log.list.getFirst().getKeyValuePairs();
    assertThat(said)
        .contains("TypeError", "shop/order.js:12:7", "page=\"/orders/[link]\"", "/host/[link]")
        .doesNotContain(TOKEN, "elena", "lang=es");
    assertThat(log.list.getFirst().getMDCPropertyMap()).containsKey("request_id");
  }

  @Test
  void an_incomplete_or_too_large_report_is_refused_and_logged_nowhere() {
    assertThat(report("{\"message\": \"broken\"}").statusCode()).isEqualTo(400);
    assertThat(report(fields("x".repeat(9_000))).statusCode()).isEqualTo(413);
    assertThat(log.list).isEmpty();
  }

  @Test
  void a_network_that_reports_without_end_is_told_to_wait() {
    for (int i = 0; i < 20; i++) {
      assertThat(report(fields("broken " + i)).statusCode()).isEqualTo(204);
    }
    HttpResponse<String> answer = report(fields("broken"));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(log.list).hasSize(20);
  }

  private HttpResponse<String> report(String body) {
    return server.client().post("/errors/browser", body);
  }

  private static String fields(String message) {
    return "{\"message\": \"%s\", \"page\": \"/\", \"script\": \"\", \"stack\": []}"
        .formatted(message);
  }
}
