package live.maguey.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.shared.Scrubber;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;

/// One flat object for each line, with nothing in it that a log may not hold.
class JsonLinesTest {
  private static final String TOKEN = "AAAAbbbbCCCCddddEEEEffffGGGGhhhh0123456789_";

  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter about = new LogbackMDCAdapter();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger log = context.getLogger("live.maguey.test");
  private final LogLines lines =
      new LogLines(
          LogFormat.JSON,
          "door:8080",
          "1a2b3c4",
          new Scrubber(List.of(new Secret("top-secret-of-ours"))));

  JsonLinesTest() {
    context.setMDCAdapter(about);
    written.start();
    log.addAppender(written);
  }

  @Test
  void a_line_says_when_where_by_whom_and_what_it_is_about() {
    about.put("request_id", "checkout-1");
    about.put("reference", "MGY-7K2Q-9F");
    about.put("work", "http");
    log.atInfo()
        .addKeyValue("route", "/api/orders")
        .addKeyValue("status", 201)
        .addKeyValue("duration_ms", 34L)
        .addKeyValue("replayed", true)
        .addKeyValue("nothing", (Object) null)
        .log("request {}", "done");

    JsonNode line = line();
    assertThat(Instant.parse(line.path("time").asText())).isNotNull();
    assertThat(line.properties())
        .extracting(field -> field.getKey() + "=" + field.getValue().asText())
        .containsSubsequence(
            "level=INFO",
            "logger=live.maguey.test",
            "message=request done",
            "route=/api/orders",
            "status=201",
            "duration_ms=34",
            "replayed=true",
            "nothing=null",
            "node=door:8080",
            "release=1a2b3c4")
        .contains("request_id=checkout-1", "reference=MGY-7K2Q-9F", "work=http");
    assertThat(line.path("status").isInt()).isTrue();
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void what_has_no_work_is_named_by_its_thread() {
    log.info("serving");

    assertThat(line().path("work").asText()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void an_error_brings_its_stack_trace_with_all_causes_on_the_same_line() {
    log.error("failed", new IllegalStateException("outer", new RuntimeException("inner")));

    assertThat(line().path("error").asText())
        .contains("IllegalStateException: outer", "RuntimeException: inner", "JsonLinesTest");
    assertThat(text()).containsOnlyOnce("\n");
  }

  @Test
  void addresses_links_secrets_and_cards_are_taken_out_wherever_they_stand() {
    about.put("request_id", TOKEN);
    log.atError()
        .addKeyValue("to", "elena@example.com")
        .setCause(new IllegalStateException("card 4242 4242 4242 4242 of elena@example.com"))
        .log("GET /orders/{} by top-secret-of-ours", TOKEN);

    assertThat(text()).doesNotContain("elena", "4242", "top-secret-of-ours", TOKEN);
    JsonNode line = line();
    assertThat(line.path("message").asText()).isEqualTo("GET /orders/[link] by [secret]");
    assertThat(line.path("to").asText()).isEqualTo("***");
    assertThat(line.path("request_id").asText()).isEqualTo("[link]");
    assertThat(line.path("error").asText()).contains("card [number] of ***");
  }

  @Test
  void a_text_without_end_is_cut_off_and_stays_one_object() {
    log.info("a " + "very ".repeat(10_000) + "long text");

    String message = line().path("message").asText();
    assertThat(message).hasSizeLessThan(17_000).endsWith("…");
  }

  @Test
  void a_person_reads_the_same_without_what_a_log_may_not_hold() {
    about.put("request_id", "checkout-1");
    about.put("reference", "MGY-7K2Q-9F");
    log.info("email to {}", "elena@example.com");
    LogLines forPeople = new LogLines(LogFormat.TEXT, "a", "b", new Scrubber(List.of()));

    assertThat(text(forPeople).stripTrailing())
        .endsWith("INFO  live.maguey.test email to *** checkout-1  MGY-7K2Q-9F");
  }

  private JsonNode line() {
    try {
      return new JsonMapper().readTree(text());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(text(), broken);
    }
  }

  private String text() {
    return text(lines);
  }

  private String text(LogLines form) {
    var encoder = form.encoder();
    encoder.setContext(context);
    encoder.start();
    return new String(encoder.encode(written.list.getLast()), UTF_8);
  }
}
