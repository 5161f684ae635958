package live.maguey.persistence.orders;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import live.maguey.orders.HoldOutcome;
import live.maguey.persistence.orders.HoldBatch.Asked;
import live.maguey.shared.Unavailable;

/// The holds that wait for their turn, in the order of arrival, and whose turn it is: at any time
/// either one caller that found nobody before it, or one turn of those that waited, worked on by a
/// thread that lives as long as there is work.
final class HoldQueue {
  /// More would make the first of a turn wait for the last without doing less work.
  private static final int BATCH = 256;

  /// A thread that has nothing to do ends after this.
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final int bound;
  private final Duration linger;
  private final Consumer<List<Waiting>> work;

  /// Guards what follows; never held while a turn is worked on.
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean busy;
  private boolean attended;

  /// @param bound places in the queue
  /// @param work what is done with one turn; it puts back every caller it did not answer
  HoldQueue(int bound, Consumer<List<Waiting>> work) {
    this(bound, LINGER, work);
  }

  /// @param linger how long a thread waits for more to do
  HoldQueue(int bound, Duration linger, Consumer<List<Waiting>> work) {
    this.bound = bound;
    this.linger = linger;
    this.work = work;
  }

  /// A hold in the queue, its caller's answer, and how many turns have not decided it.
  static final class Waiting {
    final Asked asked;
    final CompletableFuture<HoldOutcome> answer = new CompletableFuture<>();
    int turns;

    Waiting(Asked asked) {
      this.asked = asked;
    }
  }

  int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether somebody has the turn.
  boolean isBusy() {
    lock.lock();
    try {
      return busy;
    } finally {
      lock.unlock();
    }
  }

  /// @return whether the caller found nobody before it and has the turn, until [#next]
  boolean isFirst() {
    lock.lock();
    try {
      boolean first = !busy && queue.isEmpty();
      busy |= first;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the turn that [#isFirst] gave.
  void next() {
    lock.lock();
    try {
      busy = false;
      attend();
    } finally {
      lock.unlock();
    }
  }

  /// @throws Unavailable when the queue is full
  void join(Waiting waiting) {
    lock.lock();
    try {
      if (queue.size() >= bound) {
        throw new Unavailable("the queue for places is full");
      }
      queue.addLast(waiting);
      attend();
    } finally {
      lock.unlock();
    }
  }

  /// @return whether it still waited, and waits no more
  boolean leave(Waiting waiting) {
    lock.lock();
    try {
      return queue.remove(waiting);
    } finally {
      lock.unlock();
    }
  }

  /// Puts those of the present turn that were not decided before all others.
  void putBack(List<Waiting> undecided) {
    lock.lock();
    try {
      undecided.reversed().forEach(queue::addFirst);
    } finally {
      lock.unlock();
    }
  }

  /// Sees to it that somebody works on the queue. Under the lock.
  private void attend() {
    if (busy || queue.isEmpty()) {
      return;
    }
    if (attended) {
      changed.signal();
    } else {
      // A thread of the platform: among many virtual ones it would get its turn after each of the
      // callers that it has just answered.
      Thread.ofPlatform().daemon().name("hold-sequencer").start(this::workOn);
      attended = true;
    }
  }

  private void workOn() {
    for (List<Waiting> turn = take(); !turn.isEmpty(); turn = take()) {
      try {
        work.accept(turn);
      } catch (RuntimeException | Error fault) {
        turn.forEach(w -> w.answer.completeExceptionally(fault));
      } finally {
        done();
      }
    }
  }

  private void done() {
    lock.lock();
    busy = false;
    lock.unlock();
  }

  /// @return those whose turn it is, none when the thread has to end
  private List<Waiting> take() {
    lock.lock();
    try {
      long left = linger.toNanos();
      while (busy || queue.isEmpty()) {
        if (!queue.isEmpty()) {
          changed.await();
        } else if (left > 0) {
          left = changed.awaitNanos(left);
        } else {
          attended = false;
          return List.of();
        }
      }
      busy = true;
      List<Waiting> turn = new ArrayList<>();
      while (!queue.isEmpty() && turn.size() < BATCH) {
        turn.add(queue.removeFirst());
      }
      return turn;
    } catch (InterruptedException wanted) {
      attended = false;
      attend();
      return List.of();
    } finally {
      lock.unlock();
    }
  }
}
