package live.maguey.http.connections;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of request bodies may be in memory at once, over all connections. The first 64 KB
/// of a body (every order, scan and real webhook is smaller) may use all of it, what a body has
/// beyond them only half: a client that sends many huge bodies and withholds their ends leaves room
/// for everybody else.
final class BodyBudget {
  static final int SMALL = 64 * 1024;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /// @param most in bytes
  BodyBudget(long most) {
    this.most = most;
  }

  /// @param before how much of the same body is taken already
  /// @return whether `bytes` more may be kept; release what you took
  boolean take(long bytes, long before) {
    long limit = before + bytes <= SMALL ? most : most / 2;
    long now;
    do {
      now = taken.get();
      if (now + bytes > limit) {
        return false;
      }
    } while (!taken.compareAndSet(now, now + bytes));
    return true;
  }

  void release(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
