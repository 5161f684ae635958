package live.maguey.cli.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.file.Path;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the log goes. Every line of a request carries its id (`request_id`), through workers and
/// emails.
public final class Logs {
  /// One line for each event: a break in a provider's answer would forge the next line.
  private static final String TEXT =
      "%d{HH:mm:ss.SSS} %-5level %logger{24} "
          + "%replace(%msg%kvp{DOUBLE}){'[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]+', ' '}"
          + "%replace( %X{request_id}){'^ $', ''}%n";

  /// Libraries that log at INFO what only their authors need.
  private static final String[] TALKATIVE = {
    "io.helidon",
    "com.zaxxer",
    "org.flywaydb",
    "io.zonky",
    "com.github.kagkarlsson",
    "org.postgresql"
  };

  private Logs() {}

  /// To standard output, for a server.
  public static void toConsole(LogFormat format) {
    LoggerContext context = context();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    install(context, console, encoder(format), Level.INFO);
  }

  /// To a file that grows, for a server whose terminal is for people.
  public static void toFile(Path file, LogFormat format) {
    LoggerContext context = context();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    install(context, appender, encoder(format), Level.INFO);
  }

  static void quiet(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    install(context, console, text("%-5level %msg%n"), Level.ERROR);
  }

  private static void install(
      LoggerContext context,
      OutputStreamAppender<ILoggingEvent> appender,
      EncoderBase<ILoggingEvent> encoder,
      Level level) {
    context.reset();
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder((Encoder<ILoggingEvent>) encoder);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(appender);
    for (String name : TALKATIVE) {
      context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  static EncoderBase<ILoggingEvent> encoder(LogFormat format) {
    return format == LogFormat.JSON ? json() : text(TEXT);
  }

  private static EncoderBase<ILoggingEvent> json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithArguments(false);
    return encoder;
  }

  private static EncoderBase<ILoggingEvent> text(String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(pattern);
    return encoder;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
