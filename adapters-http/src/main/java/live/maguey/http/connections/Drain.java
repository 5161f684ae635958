package live.maguey.http.connections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets requests in flight finish while the server stops and new ones are refused. Helidon's own
/// grace waits for idle keep-alive connections too, possibly forever.
public final class Drain {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int inFlight;
  private final List<Runnable> endless = new ArrayList<>();
  private boolean begun;

  /// @return false when the server is stopping: the request is not to be handled
  public boolean enter() {
    lock.lock();
    try {
      if (begun) {
        return false;
      }
      inFlight++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void leave() {
    lock.lock();
    try {
      inFlight--;
      if (inFlight == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean hasBegun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /// For requests that would not end by themselves.
  ///
  /// @param end called once when the server stops, before it waits for those in flight
  public void onBegin(Runnable end) {
    lock.lock();
    try {
      endless.add(end);
    } finally {
      lock.unlock();
    }
  }

  /// Returns when the last request has been answered, or after `patience`.
  public void begin(Duration patience) {
    refuse().forEach(Runnable::run);
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (inFlight > 0 && nanos > 0) {
        nanos = idle.awaitNanos(nanos);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// @return what is to be ended now
  private List<Runnable> refuse() {
    lock.lock();
    try {
      begun = true;
      List<Runnable> all = List.copyOf(endless);
      endless.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }
}
