package live.maguey.cli.sentry;

import io.sentry.DataCategory;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/// Says that reports are lost, once an hour and not for each: the errors are in the log themselves.
final class Losses implements SentryOptions.OnDiscardCallback {
  private static final Duration QUIET = Duration.ofHours(1);

  private final Logger log;
  private final String host;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  Losses(Logger log, String host) {
    this.log = log;
    this.host = host;
  }

  @Override
  public void execute(DiscardReason reason, DataCategory category, Long number) {
    long until = quietUntil.get();
    long now = System.nanoTime();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET.toNanos())) {
      log.warn("errors do not reach Sentry at {}: {}", host, reason.getReason());
    }
  }
}
