package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.HardTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A provider's answer or a guest's text is one line of the log, whatever is in it.
class LogsTest {
  private final LoggerContext context = new LoggerContext();

  LogsTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  static Stream<String> texts() {
    return Stream.concat(
        HardTexts.ALL.stream(),
        Stream.of(
            "550 no\r\n22:00:00.000 ERROR live.maguey forged",
            "red \u001b[31m and a bell \u0007",
            "next\u0085line\u2028and\u2029paragraph\u0000end\u007f"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_text_line_has_no_break_and_no_control_character_in_it(String text) {
    String line = encoded(LogFormat.TEXT, text);

    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    assertThat(line.stripTrailing().chars())
        .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    if (HardTexts.ALL.contains(text)) {
      assertThat(line).contains(EmailAddress.withoutAddresses("answer: " + text));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_json_line_is_one_object_with_the_text_as_it_was_but_for_addresses(String text)
      throws Exception {
    String line = encoded(LogFormat.JSON, text);

    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    JsonNode entry = new JsonMapper().readTree(line);
    assertThat(entry.path("message").asText())
        .isEqualTo(EmailAddress.withoutAddresses("answer: " + text));
  }

  private String encoded(LogFormat format, String text) {
    Encoder<ILoggingEvent> encoder = LogLines.plain(format).encoder();
    encoder.setContext(context);
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            "test",
            context.getLogger("live.maguey.test"),
            Level.INFO,
            "answer: {}",
            null,
            List.of(text).toArray());
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
