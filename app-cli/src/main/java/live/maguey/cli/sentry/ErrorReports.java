package live.maguey.cli.sentry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import live.maguey.cli.command.LogLines;
import live.maguey.http.web.BrowserErrorRoutes;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/// Reports to Sentry what the log has at level ERROR (requests that failed, workers, jobs, threads
/// that died) and what browsers report. Who reports never waits: while Sentry is away or asks for
/// patience, reports beyond a short queue are dropped, and the log has them.
public final class ErrorReports extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {
  private static final Duration FLUSH = Duration.ofSeconds(2);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int QUEUE = 100;

  private ErrorReports(LoggerContext context) {
    setContext(context);
    setName("sentry");
  }

  /// Starts reporting, and says where to; without a DSN it only says that nothing is reported.
  ///
  /// @param dsn `https://KEY@HOST/PROJECT`, as the settings have checked
  /// @return what stops it, once all else that may fail has stopped
  public static AutoCloseable start(@Nullable Secret dsn, LogLines lines) {
    Logger log = LoggerFactory.getLogger(ErrorReports.class);
    if (dsn == null) {
      log.info("errors stay in this log: sentry.dsn is not set");
      return () -> {};
    }
    AutoCloseable reports =
        start(dsn, lines, (LoggerContext) LoggerFactory.getILoggerFactory(), FLUSH);
    log.info("errors are reported to Sentry at {}", host(dsn));
    return reports;
  }

  /// @param flush how long reports that wait may take once the server stops
  static ErrorReports start(Secret dsn, LogLines lines, LoggerContext context, Duration flush) {
    Sentry.init(options(dsn, lines, context, flush));
    ErrorReports reports = new ErrorReports(context);
    reports.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(reports);
    return reports;
  }

  /// Of all that the library can gather, nothing.
  private static SentryOptions options(
      Secret dsn, LogLines lines, LoggerContext context, Duration flush) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn.reveal());
    options.setGlobalHubMode(true);
    options.setRelease(lines.release());
    options.setServerName(lines.node());
    options.setTag("node", lines.node());
    options.addInAppInclude("live.maguey.");
    options.setBeforeSend(new Scrubbing(lines));
    options.setOnDiscard(new Losses(context.getLogger("live.maguey.sentry"), host(dsn)));
    options.setMaxQueueSize(QUEUE);
    options.setConnectionTimeoutMillis((int) CONNECT.toMillis());
    options.setReadTimeoutMillis((int) ANSWER.toMillis());
    options.setFlushTimeoutMillis(flush.toMillis());
    options.setShutdownTimeoutMillis(flush.toMillis());
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setEnableDeduplication(false);
    options.setEnableBackpressureHandling(false);
    options.setEnableAutoSessionTracking(false);
    options.setSendDefaultPii(false);
    options.setSendModules(false);
    options.setAttachThreads(false);
    options.setAttachStacktrace(false);
    options.setMaxBreadcrumbs(0);
    return options;
  }

  private static String host(Secret dsn) {
    String authority = URI.create(dsn.reveal()).getRawAuthority();
    return authority.substring(authority.indexOf('@') + 1);
  }

  @Override
  protected void append(ILoggingEvent logged) {
    boolean browser = logged.getLoggerName().equals(BrowserErrorRoutes.LOGGER);
    boolean error = logged.getLevel().isGreaterOrEqual(Level.ERROR);
    if (!error && !browser) {
      return;
    }
    SentryEvent event = new SentryEvent(Date.from(logged.getInstant()));
    event.setLevel(error ? SentryLevel.ERROR : SentryLevel.WARNING);
    event.setLogger(logged.getLoggerName());
    event.setPlatform(browser ? "javascript" : SentryEvent.DEFAULT_PLATFORM);
    Message message = new Message();
    message.setMessage(logged.getMessage());
    message.setFormatted(logged.getFormattedMessage());
    event.setMessage(message);
    logged.getMDCPropertyMap().forEach(event::setTag);
    if (logged.getKeyValuePairs() != null) {
      for (KeyValuePair fact : logged.getKeyValuePairs()) {
        event.setExtra(fact.key, String.valueOf(fact.value));
      }
    }
    if (logged.getThrowableProxy() instanceof ThrowableProxy thrown) {
      event.setThrowable(thrown.getThrowable());
    }
    Sentry.captureEvent(event);
  }

  @Override
  public void close() {
    ((LoggerContext) context).getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
    stop();
    Sentry.close();
  }
}
