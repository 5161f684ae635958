package live.maguey.persistence.live;

import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;

/// What somebody does who follows a topic: one call at a time, none after the end, and no fault of
/// it reaches its caller.
final class Look {
  private static final System.Logger LOG = System.getLogger("live.maguey.live");

  private final Runnable look;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean ended;

  Look(Runnable look) {
    this.look = look;
  }

  void run() {
    lock.lock();
    try {
      if (!ended) {
        look.run();
      }
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "looking at a topic failed", fault);
    } finally {
      lock.unlock();
    }
  }

  void end() {
    ended = true;
  }
}
