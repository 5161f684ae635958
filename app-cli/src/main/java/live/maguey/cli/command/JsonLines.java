package live.maguey.cli.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import live.maguey.http.routing.LogContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// One JSON object for each event: `time`, `level`, `logger`, `message`, what it was about (see
/// [LogContext]), further facts by their own names, `node`, `release`, and `error` with the stack
/// trace. A flat object, so that any tool can filter by a name.
final class JsonLines extends EncoderBase<ILoggingEvent> {
  /// A stack trace may be longer than other texts.
  private static final int LONGEST_TRACE = 64_000;

  private final LogLines lines;

  JsonLines(LogLines lines) {
    this.lines = lines;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("message", clean(event.getFormattedMessage(), LogLines.LONGEST_TEXT));
      Map<String, String> about = event.getMDCPropertyMap();
      // A request's id may be its client's own; all else in the context is made here.
      for (Map.Entry<String, String> known : about.entrySet()) {
        boolean ours = !known.getKey().equals(LogContext.REQUEST);
        json.writeStringField(
            known.getKey(),
            ours ? known.getValue() : clean(known.getValue(), LogLines.LONGEST_TEXT));
      }
      if (!about.containsKey(LogContext.WORK)) {
        json.writeStringField(LogContext.WORK, clean(event.getThreadName(), LogLines.LONGEST_TEXT));
      }
      for (KeyValuePair fact : facts(event)) {
        json.writeFieldName(fact.key);
        write(json, fact.value);
      }
      json.writeStringField("node", lines.node());
      json.writeStringField("release", lines.release());
      if (event.getThrowableProxy() != null) {
        String trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
        json.writeStringField("error", clean(trace, LONGEST_TRACE));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<KeyValuePair> facts(ILoggingEvent event) {
    return event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
  }

  private void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean yes -> json.writeBoolean(yes);
      case null -> json.writeNull();
      default -> json.writeString(clean(value.toString(), LogLines.LONGEST_TEXT));
    }
  }

  private String clean(@Nullable String text, int longest) {
    return text == null ? "" : lines.cut(text, longest);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
