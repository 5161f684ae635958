package live.maguey.cli.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.cli.command.LogLines;
import live.maguey.cli.proof.Await;
import live.maguey.cli.up.FreePort;
import live.maguey.shared.Scrubber;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentryTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Ingest ingest = new Ingest();
  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter about = new LogbackMDCAdapter();
  private final Logger log = context.getLogger("live.maguey.test");

  SentryTest() {
    context.setMDCAdapter(about);
  }

  @AfterEach
  void end() {
    ingest.close();
  }

  @Test
  void an_error_tells_its_request_order_release_node_and_where_it_was_thrown() {
    about.put("request_id", "checkout-1");
    about.put("order", "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05");
    about.put("reference", "MGY-7K2Q-9F");
    try (ErrorReports _ = started(ingest.dsn())) {
      log.error(
          "a request failed", new IllegalStateException("outer", new RuntimeException("inner")));
    }

    JsonNode event = ingest.events().getFirst();
    assertThat(event.path("level").asText()).isEqualTo("error");
    assertThat(event.path("release").asText()).isEqualTo("1a2b3c4");
    assertThat(event.path("server_name").asText()).isEqualTo("door:8080");
    assertThat(event.at("/message/formatted").asText()).isEqualTo("a request failed");
    assertThat(event.at("/tags/request_id").asText()).isEqualTo("checkout-1");
    assertThat(event.at("/tags/order").asText()).isEqualTo("0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c05");
    assertThat(event.at("/tags/reference").asText()).isEqualTo("MGY-7K2Q-9F");
    assertThat(event.at("/tags/node").asText()).isEqualTo("door:8080");
    assertThat(event.at("/exception/values"))
        .extracting(thrown -> thrown.path("type").asText() + ": " + thrown.path("value").asText())
        .containsExactly("RuntimeException: inner", "IllegalStateException: outer");
    JsonNode frames = event.at("/exception/values/1/stacktrace/frames");
    JsonNode thrower = frames.path(frames.size() - 1);
    assertThat(thrower.path("module").asText()).isEqualTo(SentryTest.class.getName());
    assertThat(thrower.path("in_app").asBoolean()).isTrue();
  }

  @Test
  void nothing_leaves_that_a_log_may_not_hold() {
    about.put("request_id", "AAAAbbbbCCCCddddEEEEffffGGGGhhhh0123456789_");
    try (ErrorReports _ = started(ingest.dsn())) {
      log.atError()
          .addKeyValue("to", "elena@example.com")
          .setCause(
              new IllegalStateException(
                  "card 4242 4242 4242 4242", new RuntimeException("key top-secret-of-ours")))
          .log("no email to {}", "elena@example.com");
    }

    assertThat(ingest.events()).hasSize(1);
    assertThat(ingest.bodies())
        .doesNotContain("elena", "4242", "top-secret-of-ours", "AAAAbbbb")
        .contains("no email to ***", "[number]", "[secret]", "[link]");
  }

  @Test
  void nothing_of_the_machine_and_nobody_s_data_goes_along() {
    about.put("request_id", "checkout-1");
    try (ErrorReports _ = started(ingest.dsn())) {
      log.info("said before");
      log.atError().addKeyValue("held", 3).setCause(new RuntimeException("inner")).log("broken");
    }

    JsonNode event = ingest.events().getFirst();
    assertThat(event.fieldNames())
        .toIterable()
        .containsOnly(
            "event_id",
            "timestamp",
            "platform",
            "level",
            "logger",
            "server_name",
            "release",
            "environment",
            "message",
            "tags",
            "extra",
            "exception",
            "fingerprint",
            "contexts",
            "sdk");
    assertThat(event.path("tags").fieldNames()).toIterable().containsOnly("node", "request_id");
    assertThat(event.path("extra").fieldNames()).toIterable().containsOnly("held");
    assertThat(event.path("contexts").fieldNames()).toIterable().containsOnly("trace");
    assertThat(ingest.bodies()).doesNotContain("said before", System.getProperty("user.name"));
  }

  @Test
  void it_is_said_once_that_errors_do_not_arrive() {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.setContext(context);
    said.start();
    context.getLogger("live.maguey.sentry").addAppender(said);
    ingest.answers(403);
    try (ErrorReports _ = started(ingest.dsn())) {
      log.error("first");
      log.error("second");
    }

    assertThat(ingest.asked()).isEqualTo(2);
    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .startsWith("errors do not reach Sentry at 127.0.0.1:")
        .endsWith(": send_error");
  }

  @Test
  void what_is_no_error_stays_in_the_log_but_a_browsers_is_one() {
    try (ErrorReports _ = started(ingest.dsn())) {
      log.warn("a dependency failed");
      log.info("request");
      context.getLogger("live.maguey.browser").warn("a page's script failed: broken");
    }

    assertThat(ingest.events())
        .extracting(event -> event.path("platform").asText() + " " + event.path("level").asText())
        .containsExactly("javascript warning");
  }

  @Test
  void without_sentry_nobody_waits_and_the_server_stops_in_time() {
    long begun = System.nanoTime();
    try (ErrorReports _ =
        started("http://key@127.0.0.1:" + FreePort.any() + "/7", Duration.ofMillis(200))) {
      for (int i = 0; i < 5_000; i++) {
        log.error("broken {}", i);
      }
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
  }

  @Test
  void what_waits_is_sent_before_the_server_stops_and_nothing_more_than_the_queue_holds() {
    ingest.answers(500);
    try (ErrorReports _ = started(ingest.dsn())) {
      log.error("first");
      Await.until(() -> assertThat(ingest.asked()).isEqualTo(1));
      ingest.answers(200);
      for (int i = 0; i < 20; i++) {
        log.error("broken {}", i);
      }
    }

    assertThat(ingest.events()).hasSize(20);
  }

  @Test
  void sentry_is_left_alone_for_as_long_as_it_asks() {
    ingest.answers(429);
    try (ErrorReports _ = started(ingest.dsn())) {
      log.error("first");
      Await.until(() -> assertThat(ingest.asked()).isEqualTo(1));
      ingest.answers(200);
      log.error("second");
    }

    assertThat(ingest.asked()).isEqualTo(1);
    assertThat(ingest.events()).isEmpty();
  }

  private ErrorReports started(String dsn) {
    return started(dsn, LONG);
  }

  private ErrorReports started(String dsn, Duration flush) {
    Scrubber scrubber = new Scrubber(List.of(new Secret("top-secret-of-ours")));
    return ErrorReports.start(
        new Secret(dsn),
        new LogLines(LogFormat.JSON, "door:8080", "1a2b3c4", scrubber),
        context,
        flush);
  }
}
