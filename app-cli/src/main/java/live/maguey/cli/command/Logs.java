package live.maguey.cli.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.shared.Scrubber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the log goes. Every line of a request carries its id (`request_id`), through workers and
/// emails.
public final class Logs {
  /// Libraries that log at INFO what only their authors need.
  private static final String[] TALKATIVE = {
    "io.helidon",
    "com.zaxxer",
    "org.flywaydb",
    "io.zonky",
    "com.github.kagkarlsson",
    "org.postgresql"
  };

  /// A file that is full before its day is over is followed by another.
  private static final int LARGEST_FILE = 64;

  private Logs() {}

  /// To standard output, for a server.
  public static void toConsole(LogLines lines) {
    LoggerContext context = start(Level.INFO);
    add(context, new ConsoleAppender<>(), lines.encoder());
  }

  /// To a folder too, if there is one: a file a day, those of days past compressed, the oldest
  /// deleted when they are too old or too large together.
  ///
  /// @param name of the file, without its ending: servers on one machine may share a folder
  /// @throws CannotStart when the folder cannot be written
  public static void alsoToFolder(ServiceConfig.Log log, String name, LogLines lines) {
    if (log.folder() != null) {
      LoggerContext context = context();
      add(context, folder(context, log.folder(), name, log), lines.encoder());
    }
  }

  /// To a folder only, for a server whose terminal is for people.
  ///
  /// @throws CannotStart when it cannot be written
  public static void toFolder(Path folder, String name, ServiceConfig.Log log, LogLines lines) {
    LoggerContext context = start(Level.INFO);
    add(context, folder(context, folder, name, log), lines.encoder());
  }

  static void quiet(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    start(context, Level.ERROR);
    add(context, console, LogLines.text("%-5level %msg%n", new Scrubber(List.of())));
  }

  static RollingFileAppender<ILoggingEvent> folder(
      LoggerContext context, Path folder, String name, ServiceConfig.Log log) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IOException("not writable");
      }
    } catch (IOException unwritable) {
      throw new CannotStart(
          "The log cannot be written to " + folder + ": choose another folder with log.folder.",
          unwritable);
    }
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(folder.resolve(name + ".log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve(name + ".%d{yyyy-MM-dd, UTC}.%i.log.gz").toString());
    policy.setMaxFileSize(FileSize.valueOf(Math.min(LARGEST_FILE, log.size() / 2) + "MB"));
    policy.setTotalSizeCap(FileSize.valueOf(log.size() + "MB"));
    policy.setMaxHistory((int) Math.clamp(log.kept().plusHours(23).toDays(), 1, 36_500));
    policy.setCleanHistoryOnStart(true);
    policy.start();
    appender.setRollingPolicy(policy);
    return appender;
  }

  private static LoggerContext start(Level level) {
    LoggerContext context = context();
    start(context, level);
    return context;
  }

  private static void start(LoggerContext context, Level level) {
    context.reset();
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
    for (String name : TALKATIVE) {
      context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  static void add(
      LoggerContext context,
      OutputStreamAppender<ILoggingEvent> appender,
      Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
