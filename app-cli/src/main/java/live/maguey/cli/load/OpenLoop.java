package live.maguey.cli.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Arrivals that do not wait for each other: when the server is slow, there are more of them at
/// once, as at an on-sale, and not fewer. Beyond a bound they are dropped and counted.
final class OpenLoop {
  /// What one arrival does.
  interface Visit {
    /// @param number from 0; @param due when it was to begin, as of [System#nanoTime()]
    void by(int number, long due) throws Exception;
  }

  /// On their way at once, of one kind.
  static final int MOST = 5_000;

  private OpenLoop() {}

  /// Returns when the last has gone.
  ///
  /// @param plan nanoseconds after the start, ascending
  /// @param step counts those that are dropped, and whose visit ends with a fault
  static void run(long[] plan, int most, Step step, Visit visit) throws InterruptedException {
    Semaphore room = new Semaphore(most);
    CountDownLatch gone = new CountDownLatch(plan.length);
    try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int i = 0; i < plan.length; i++) {
        int number = i;
        long due = begin + plan[i];
        awaitTime(due);
        if (room.tryAcquire()) {
          guests.execute(() -> {
            visited(step, visit, number, due);
            room.release();
            gone.countDown();
          });
        } else {
          step.dropped();
          gone.countDown();
        }
      }
      gone.await();
    }
  }

  private static void visited(Step step, Visit visit, int number, long due) {
    try {
      visit.by(number, due);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception fault) {
      step.failed(fault);
    }
  }

  private static void awaitTime(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
