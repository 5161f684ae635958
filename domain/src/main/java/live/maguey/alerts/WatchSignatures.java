package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps an eye on the signatures of one source of webhooks: counts what is refused, raises an
/// alert at the first one and closes it when a genuine webhook comes again.
///
/// Anybody can send to a webhook's address, so that a flood of refusals costs one write at a time,
/// and one without any signature is counted and raises nothing.
public final class WatchSignatures {
  public static final AlertKind ALERT = AlertKind.WEBHOOK_SIGNATURE;

  /// How long this process trusts that no other one has raised or closed the alert.
  private static final Duration TRUST = Duration.ofMinutes(1);

  private final String source;
  private final RefusedSignatures refused;
  private final Alerts alerts;
  private final InstantSource clock;
  private final AtomicLong waiting = new AtomicLong();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Instant closed = Instant.MIN;
  private volatile Instant raised = Instant.MIN;

  /// @param source as people read it: `Stripe`
  public WatchSignatures(
      String source, RefusedSignatures refused, Alerts alerts, InstantSource clock) {
    this.source = source;
    this.refused = refused;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// A webhook was turned away.
  ///
  /// @param signed whether it carried a signature at all
  public void refused(boolean signed, String reason) {
    waiting.incrementAndGet();
    while (waiting.get() > 0 && writing.tryLock()) {
      try {
        long count = waiting.getAndSet(0);
        if (count > 0) {
          refused.add(source, count, clock.instant());
        }
      } finally {
        writing.unlock();
      }
    }
    Instant now = clock.instant();
    if (signed && raised.isBefore(now.minus(TRUST))) {
      raised = now;
      closed = Instant.MIN;
      alerts.raise(
          ALERT,
          subject(),
          "a webhook was refused: %s. Compare the signing secret in %s's dashboard with the settings"
              .formatted(reason, source),
          now);
    }
  }

  /// A genuine one came.
  public void accepted() {
    Instant now = clock.instant();
    if (closed.isBefore(now.minus(TRUST))) {
      alerts.close(ALERT, subject(), now);
      closed = now;
      raised = Instant.MIN;
    }
  }

  private String subject() {
    return "webhooks of " + source;
  }

  /// What mends it, a text without its stop.
  public static String todo(String source) {
    return "compare the signing secret in %s's dashboard with the settings".formatted(source);
  }
}
