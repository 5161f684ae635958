package live.maguey.http.live;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.live.Changes;
import live.maguey.shared.Deadline;
import live.maguey.shared.Unavailable;

/// Reads one topic for all of a node who look at it: once for each change, at most ten times a
/// second. It keeps the last state only, and ends some seconds after the last of them has left.
final class Broadcast implements Runnable {
  private static final System.Logger LOG = System.getLogger("live.maguey.live");
  private static final Duration APART = Duration.ofMillis(100);
  private static final Duration READ = Duration.ofSeconds(5);
  private static final Duration AGAIN_AFTER_FAULT = Duration.ofSeconds(1);

  /// For those who hand a stream over, and those who only ask now and then.
  private static final Duration LINGER = Duration.ofSeconds(8);

  private final LiveStream stream;
  private final Changes changes;
  private final Duration look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Set<Runnable> waiting = new HashSet<>();
  private boolean changed = true;
  private boolean over;
  private long askedAt = System.nanoTime();
  private volatile Shown shown = Shown.NOTHING;

  /// @param look how often to read though nothing was announced
  Broadcast(LiveStream stream, Changes changes, Duration look) {
    this.stream = stream;
    this.changes = changes;
    this.look = look;
  }

  /// @param wake called whenever there is something else to show; it only takes note
  /// @return false when it is over: another broadcast is needed
  boolean join(Runnable wake) {
    lock.lock();
    try {
      if (over) {
        return false;
      }
      askedAt = System.nanoTime();
      waiting.add(wake);
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave(Runnable wake) {
    lock.lock();
    try {
      waiting.remove(wake);
      askedAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  Shown shown() {
    return shown;
  }

  /// Nobody waits for more: the server stops.
  void end() {
    lock.lock();
    try {
      over = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try (Changes.Following _ = changes.follow(stream.topic(), this::look)) {
      while (awaitChange()) {
        long begun = System.nanoTime();
        show(read());
        rest(APART.toNanos() - (System.nanoTime() - begun));
      }
    } finally {
      end();
    }
  }

  private void look() {
    lock.lock();
    try {
      changed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// @return false when it is over
  private boolean awaitChange() {
    lock.lock();
    try {
      long due = System.nanoTime() + (shown.isStale() ? AGAIN_AFTER_FAULT : look).toNanos();
      while (!over && !changed && System.nanoTime() < due) {
        news.awaitNanos(Math.min(due - System.nanoTime(), LINGER.toNanos()));
        over |= waiting.isEmpty() && System.nanoTime() - askedAt > LINGER.toNanos();
      }
      changed = false;
      return !over;
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Shown read() {
    try {
      byte[] json = Deadline.in(READ, System::nanoTime).during(() -> stream.snapshot().get());
      return new Shown(Snapshot.of(json), false);
    } catch (Unavailable away) {
      return shown.stale();
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, () -> "cannot read " + stream.name() + " for live pages", fault);
      return shown.stale();
    }
  }

  private void show(Shown next) {
    List<Runnable> all;
    lock.lock();
    try {
      shown = next;
      all = List.copyOf(waiting);
    } finally {
      lock.unlock();
    }
    all.forEach(Runnable::run);
  }

  private void rest(long time) {
    lock.lock();
    try {
      long nanos = time;
      while (nanos > 0 && !over) {
        nanos = news.awaitNanos(nanos);
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
