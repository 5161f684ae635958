package live.maguey.http.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One page that looks. Nothing is queued for it: when it has taken one state, it gets the newest.
final class Viewer {
  private final Semaphore woken = new Semaphore(0);
  private final LiveLimits limits;
  private volatile boolean ended;
  private @Nullable String seen;
  private boolean toldStale;

  /// @param seen the id of the state that the page shows already, or null
  Viewer(@Nullable String seen, LiveLimits limits) {
    this.seen = seen;
    this.limits = limits;
  }

  void wake() {
    woken.release();
  }

  /// It is not there any more, or the server stops.
  void end() {
    ended = true;
    woken.release();
  }

  /// Returns when the stream is to end.
  void watch(Broadcast broadcast, EventOutput out) {
    long life = limits.life().toNanos();
    long end = System.nanoTime() + life - ThreadLocalRandom.current().nextLong(life / 10 + 1);
    out.begin();
    while (!ended && System.nanoTime() < end) {
      tell(broadcast.shown(), out);
      if (!awaits() && !ended) {
        out.beat();
      }
    }
  }

  private void tell(Shown now, EventOutput out) {
    Snapshot snapshot = now.snapshot();
    if (snapshot != null && !snapshot.id().equals(seen)) {
      out.event(snapshot.event());
      seen = snapshot.id();
    }
    if (now.isStale() != toldStale) {
      toldStale = now.isStale();
      out.tell(toldStale ? "stale" : "fresh");
    }
  }

  /// @return false when it was silent for a heartbeat
  private boolean awaits() {
    Duration heartbeat = limits.heartbeat();
    try {
      boolean news = woken.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
      woken.drainPermits();
      return news;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      ended = true;
      return true;
    }
  }
}
