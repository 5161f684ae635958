package live.maguey.cli.command;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.util.List;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.shared.Scrubber;

/// What the lines of a server's log look like, and what all of them say.
///
/// @param node which server: its machine and port
/// @param release the commit that it was built from
public record LogLines(LogFormat format, String node, String release, Scrubber scrubber) {
  /// One line for each event: a break in a provider's answer would forge the next line.
  private static final String TEXT =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{24} "
          + "%replace(%msg%kvp{DOUBLE}){'[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]+', ' '}"
          + "%replace( %X{request_id} %X{order} %X{reference}){' +$', ''}%n";

  static final int LONGEST_TEXT = 16_000;

  /// For a server with these settings; their secrets are taken out of every line.
  public static LogLines of(LogFormat format, KnownSettings known) {
    return new LogLines(
        format,
        Operation.host() + ":" + known.get(ServiceConfig.Node.class).port(),
        Built.release().name(),
        new Scrubber(known.secrets()));
  }

  /// For a program that has no settings.
  public static LogLines plain(LogFormat format) {
    return new LogLines(format, Operation.host(), Built.release().name(), new Scrubber(List.of()));
  }

  /// A text without what a log may not hold, and not longer than anybody reads.
  public String cut(String text) {
    return cut(text, LONGEST_TEXT);
  }

  String cut(String text, int longest) {
    return scrubber.scrub(text.length() <= longest ? text : text.substring(0, longest) + "…");
  }

  Encoder<ILoggingEvent> encoder() {
    return format == LogFormat.JSON ? new JsonLines(this) : text(TEXT, scrubber);
  }

  static Encoder<ILoggingEvent> text(String pattern, Scrubber scrubber) {
    return new TextLines(pattern, scrubber);
  }

  /// A pattern's lines, scrubbed as a whole, with the stack traces under them.
  private static final class TextLines extends LayoutWrappingEncoder<ILoggingEvent> {
    private final PatternLayout pattern;

    private TextLines(String text, Scrubber scrubber) {
      pattern =
          new PatternLayout() {
            @Override
            public String doLayout(ILoggingEvent event) {
              return scrubber.scrub(super.doLayout(event));
            }
          };
      pattern.setPattern(text);
    }

    @Override
    public void start() {
      pattern.setContext(context);
      pattern.start();
      setLayout(pattern);
      super.start();
    }
  }
}
