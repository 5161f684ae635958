package live.maguey.http.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.orders.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A request's line says which request it is and which order it is about, and no other's.
class LogContextTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Heard log = new Heard();
  private final Logger logger = (Logger) LoggerFactory.getLogger("live.maguey.http.requests");
  private final ShopServer server = new ShopServer();
  private final Event event =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));

  /// The line of a request is written after its answer has gone out.
  private static final class Heard extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> list = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      list.add(event);
    }
  }

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    logger.detachAppender(log);
    server.close();
  }

  @Test
  void the_request_that_places_an_order_and_its_links_name_it() {
    String token = placed("placing-order-1");
    Order order = server.last();
    server.client().get("/api/orders/" + token, "X-Request-Id", "opening-order-1");

    for (String id : new String[] {"placing-order-1", "opening-order-1"}) {
      assertThat(about(id))
          .containsEntry("order", order.id().toString())
          .containsEntry("reference", order.details().reference().toString())
          .containsEntry("work", "http");
    }
    assertThat(log.list)
        .allSatisfy(line -> assertThat(line + " " + line.getKeyValuePairs()).doesNotContain(token));
  }

  @Test
  void the_next_request_of_the_same_connection_is_about_nothing() {
    String token = placed("placing-order-1");
    server.client().get("/api/orders/" + token, "X-Request-Id", "opening-order-1");
    server.client().get("/api/events", "X-Request-Id", "what-is-on-1");

    assertThat(about("what-is-on-1")).doesNotContainKeys("order", "reference", "ticket");
  }

  @Test
  void a_wrong_link_names_no_order() {
    placed("placing-order-1");
    HttpResponse<String> answer =
        server.client().get("/api/orders/" + "x".repeat(43), "X-Request-Id", "wrong-link-1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(about("wrong-link-1")).doesNotContainKeys("order", "reference");
  }

  private String placed(String request) {
    String body =
        """
        {"event": "noche-de-humo", "lines": [{"tier": "%s", "quantity": 1}], "total": 3000,
         "name": "A buyer", "email": "buyer@example.com", "ageConfirmed": true, "terms": "2026-11"}
        """
            .formatted(event.tiers().getFirst().id());
    String location =
        server
            .client()
            .post("/api/orders", body, "X-Request-Id", request)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private Map<String, String> about(String request) {
    long end = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < end) {
      for (ILoggingEvent line : log.list) {
        if (request.equals(line.getMDCPropertyMap().get("request_id"))) {
          return line.getMDCPropertyMap();
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new AssertionError("no line of " + request);
  }
}
