package live.maguey.cli.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import live.maguey.cli.command.Json;
import live.maguey.cli.command.LogLines;
import live.maguey.http.web.BrowserErrorRoutes;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// One error as Sentry takes it (<https://develop.sentry.dev/sdk/data-model/envelopes/> and
/// <https://develop.sentry.dev/sdk/data-model/event-payloads/>): what went wrong where, in which
/// request and for which order, on which server and in which release. All of it is scrubbed as the
/// log is.
final class SentryEvent {
  private static final int DEEPEST = 10;

  private final LogLines lines;

  /// @param lines whose server and release are told, and how texts are scrubbed
  SentryEvent(LogLines lines) {
    this.lines = lines;
  }

  /// An envelope with the one event in it.
  byte[] envelope(ILoggingEvent logged) {
    String id = UUID.randomUUID().toString().replace("-", "");
    byte[] event = bytes(event(id, logged));
    ObjectNode head = Json.MAPPER.createObjectNode();
    head.put("event_id", id).put("sent_at", Instant.now().toString());
    ObjectNode item = Json.MAPPER.createObjectNode();
    item.put("type", "event").put("length", event.length).put("content_type", "application/json");
    return (text(head) + "\n" + text(item) + "\n" + new String(event, UTF_8) + "\n")
        .getBytes(UTF_8);
  }

  private ObjectNode event(String id, ILoggingEvent logged) {
    boolean browser = logged.getLoggerName().equals(BrowserErrorRoutes.LOGGER);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("event_id", id);
    event.put("timestamp", logged.getInstant().toString());
    event.put("platform", browser ? "javascript" : "java");
    event.put("level", logged.getLevel().isGreaterOrEqual(Level.ERROR) ? "error" : "warning");
    event.put("logger", logged.getLoggerName());
    event.put("server_name", lines.node());
    event.put("release", lines.release());
    event.put("environment", "production");
    ObjectNode message = event.putObject("message");
    message.put("message", clean(logged.getMessage()));
    message.put("formatted", clean(logged.getFormattedMessage()));
    ObjectNode tags = event.putObject("tags");
    tags.put("node", lines.node());
    for (Map.Entry<String, String> known : logged.getMDCPropertyMap().entrySet()) {
      tags.put(known.getKey(), clean(known.getValue()));
    }
    ObjectNode extra = event.putObject("extra");
    if (logged.getKeyValuePairs() != null) {
      for (KeyValuePair fact : logged.getKeyValuePairs()) {
        extra.put(fact.key, clean(String.valueOf(fact.value)));
      }
    }
    if (logged.getThrowableProxy() != null) {
      exceptions(event.putObject("exception").putArray("values"), logged.getThrowableProxy());
    }
    return event;
  }

  /// The cause first, as Sentry shows them.
  private void exceptions(ArrayNode values, IThrowableProxy outermost) {
    IThrowableProxy thrown = outermost;
    for (int i = 0; thrown != null && i < DEEPEST; i++) {
      ObjectNode value = Json.MAPPER.createObjectNode();
      int dot = thrown.getClassName().lastIndexOf('.');
      value.put("type", thrown.getClassName().substring(dot + 1));
      value.put("module", dot < 0 ? "" : thrown.getClassName().substring(0, dot));
      value.put("value", clean(thrown.getMessage()));
      ArrayNode frames = value.putObject("stacktrace").putArray("frames");
      for (StackTraceElementProxy step : thrown.getStackTraceElementProxyArray()) {
        frames.insert(0, frame(step.getStackTraceElement()));
      }
      values.insert(0, value);
      thrown = thrown.getCause();
    }
  }

  private static ObjectNode frame(StackTraceElement step) {
    ObjectNode frame = Json.MAPPER.createObjectNode();
    frame.put("module", step.getClassName());
    frame.put("function", step.getMethodName());
    frame.put("filename", step.getFileName() == null ? "unknown" : step.getFileName());
    if (step.getLineNumber() > 0) {
      frame.put("lineno", step.getLineNumber());
    }
    frame.put("in_app", step.getClassName().startsWith("live.maguey."));
    return frame;
  }

  private String clean(@Nullable String text) {
    return text == null ? "" : lines.cut(text);
  }

  private static byte[] bytes(ObjectNode node) {
    return text(node).getBytes(UTF_8);
  }

  private static String text(ObjectNode node) {
    try {
      return Json.MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts is always JSON", impossible);
    }
  }
}
