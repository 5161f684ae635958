package live.maguey.cli.sentry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import live.maguey.cli.command.LogLines;
import live.maguey.http.web.BrowserErrorRoutes;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports to Sentry what the log has at level ERROR (requests that failed, workers, jobs, threads
/// that died) and what browsers report.
public final class Sentry implements AutoCloseable {
  private static final Duration FLUSH = Duration.ofSeconds(2);

  private final SentrySender sender;
  private final Reporter reporter;
  private final LoggerContext context;

  private Sentry(SentrySender sender, Reporter reporter, LoggerContext context) {
    this.sender = sender;
    this.reporter = reporter;
    this.context = context;
  }

  /// Starts reporting, and says where to; without a DSN it only says that nothing is reported.
  ///
  /// @return what stops it, once all else that may fail has stopped
  public static AutoCloseable start(@Nullable Secret dsn, LogLines lines) {
    Logger log = LoggerFactory.getLogger(Sentry.class);
    if (dsn == null) {
      log.info("errors stay in this log: sentry.dsn is not set");
      return () -> {};
    }
    SentryProject project = SentryProject.of(dsn);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Sentry sentry = start(project, lines, context, FLUSH);
    log.info("errors are reported to Sentry at {}", project.host());
    return sentry;
  }

  static Sentry start(
      SentryProject project, LogLines lines, LoggerContext context, Duration flush) {
    SentrySender sender = new SentrySender(project, flush);
    Reporter reporter = new Reporter(new SentryEvent(lines), sender);
    reporter.setContext(context);
    reporter.setName("sentry");
    reporter.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(reporter);
    return new Sentry(sender, reporter, context);
  }

  @Override
  public void close() {
    context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(reporter);
    sender.close();
  }

  private static final class Reporter extends AppenderBase<ILoggingEvent> {
    private final SentryEvent events;
    private final SentrySender sender;

    private Reporter(SentryEvent events, SentrySender sender) {
      this.events = events;
      this.sender = sender;
    }

    @Override
    protected void append(ILoggingEvent logged) {
      if (logged.getLevel().isGreaterOrEqual(Level.ERROR)
          || logged.getLoggerName().equals(BrowserErrorRoutes.LOGGER)) {
        sender.offer(events.envelope(logged));
      }
    }
  }
}
