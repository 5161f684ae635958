package live.maguey.persistence.orders;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.persistence.CommitUnknown;
import live.maguey.persistence.Database;
import live.maguey.persistence.orders.HoldBatch.Asked;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Lets the holds of this process queue, and decides whatever is queued at once: while one batch is
/// on its way, the next one gathers. Nobody waits for company. A hold that comes to an empty queue
/// is placed by its caller in the simple form.
///
/// Fair: decided in the order of arrival, so that a large order has its turn before the small ones
/// that came later. Bounded: when the queue is full or a turn does not come in time, a hold is
/// [Unavailable] and nothing was changed.
///
/// Several processes may each have one: the database decides between them.
final class HoldSequencer {
  /// Places in the queue of one process.
  static final int QUEUE = 2_048;

  /// More would make the first of a batch wait for the last without doing less work.
  private static final int BATCH = 256;

  /// As long as one may wait for a connection.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// How often a hold is asked again because those before it were decided meanwhile.
  private static final int TURNS = 10;

  /// A database that failed twice in a row is not asked for each of the others.
  private static final int OUTAGES = 2;

  /// A thread that has nothing to do ends after this.
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Database database;
  private final PlaceHold alone;
  private final HoldBatch batch;
  private final int bound;
  private final Duration patience;

  /// Guards what follows; never held while the database is asked.
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition work = lock.newCondition();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean busy;
  private boolean attended;

  HoldSequencer(Database database) {
    this(database, QUEUE, PATIENCE);
  }

  HoldSequencer(Database database, int bound, Duration patience) {
    this.database = database;
    this.alone = new PlaceHold(database);
    this.batch = new HoldBatch(database);
    this.bound = bound;
    this.patience = patience;
  }

  private static final class Waiting {
    final Asked asked;
    final CompletableFuture<HoldOutcome> answer = new CompletableFuture<>();
    int turns;

    Waiting(Asked asked) {
      this.asked = asked;
    }
  }

  /// @throws Unavailable when the queue is full, or as [live.maguey.orders.Orders#hold]
  HoldOutcome place(Hold hold) {
    database.refuseUnit();
    if (isFirst()) {
      try {
        return alone(hold);
      } finally {
        next();
      }
    }
    Waiting waiting = new Waiting(Asked.of(hold));
    join(waiting);
    return answer(waiting);
  }

  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether something is on its way to the database.
  boolean isBusy() {
    lock.lock();
    try {
      return busy;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFirst() {
    lock.lock();
    try {
      boolean first = !busy && queue.isEmpty();
      busy |= first;
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void next() {
    lock.lock();
    try {
      busy = false;
      attend();
    } finally {
      lock.unlock();
    }
  }

  private void join(Waiting waiting) {
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

  /// Sees to it that somebody works on the queue. Under the lock.
  private void attend() {
    if (busy || queue.isEmpty()) {
      return;
    }
    if (attended) {
      work.signal();
    } else {
      // A thread of the platform: among many virtual ones it would get its turn after each of the
      // callers that it has just answered.
      Thread.ofPlatform().daemon().name("hold-sequencer").start(this::work);
      attended = true;
    }
  }

  private void work() {
    for (List<Waiting> turn = take(); !turn.isEmpty(); turn = take()) {
      try {
        decide(turn, new Outages());
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
      long linger = LINGER.toNanos();
      while (busy || queue.isEmpty()) {
        if (!queue.isEmpty()) {
          work.await();
        } else if (linger > 0) {
          linger = work.awaitNanos(linger);
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

  /// Failures of the database in a row, among the parts of one turn.
  private static final class Outages {
    int inARow;
  }

  private void decide(List<Waiting> turn, Outages outages) {
    if (outages.inARow >= OUTAGES) {
      Unavailable down = new Unavailable("the database does not serve");
      turn.forEach(w -> w.answer.completeExceptionally(down));
      return;
    }
    try {
      List<@Nullable HoldOutcome> outcomes =
          turn.size() == 1
              ? List.of(alone(turn.getFirst().asked.hold()))
              : batch.place(turn.stream().map(w -> w.asked).toList());
      outages.inARow = 0;
      answer(turn, outcomes);
    } catch (RuntimeException fault) {
      outages.inARow = fault instanceof Unavailable ? outages.inARow + 1 : 0;
      if (turn.size() == 1) {
        turn.getFirst().answer.completeExceptionally(fault);
      } else {
        // One that cannot be stored must not cost the others their places: halves, down to singles.
        int half = turn.size() / 2;
        decide(turn.subList(0, half), outages);
        decide(turn.subList(half, turn.size()), outages);
      }
    }
  }

  private void answer(List<Waiting> turn, List<@Nullable HoldOutcome> outcomes) {
    List<Waiting> again = new ArrayList<>();
    for (int i = 0; i < turn.size(); i++) {
      Waiting waiting = turn.get(i);
      HoldOutcome outcome = outcomes.get(i);
      if (outcome != null) {
        waiting.answer.complete(outcome);
      } else if (++waiting.turns < TURNS) {
        again.add(waiting);
      } else {
        waiting.answer.completeExceptionally(
            new Unavailable(
                "order " + waiting.asked.id() + " was not decided in " + TURNS + " turns"));
      }
    }
    if (!again.isEmpty()) {
      lock.lock();
      again.reversed().forEach(queue::addFirst);
      lock.unlock();
    }
  }

  private HoldOutcome alone(Hold hold) {
    try {
      return HoldBatch.own(hold, alone.place(hold));
    } catch (CommitUnknown lost) {
      if (batch.isStored(hold.order().id())) {
        return new HoldOutcome.Taken();
      }
      throw lost;
    }
  }

  private HoldOutcome answer(Waiting waiting) {
    boolean interrupted = false;
    boolean patient = true;
    try {
      while (true) {
        try {
          return patient
              ? waiting.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)
              : waiting.answer.get();
        } catch (TimeoutException late) {
          leave(waiting, "no turn within " + patience.toMillis() + " ms");
        } catch (InterruptedException wanted) {
          interrupted = true;
          leave(waiting, "interrupted in the queue");
        }
        // Its turn has come: the answer is on its way, as sure as the database's timeout.
        patient = false;
      }
    } catch (ExecutionException failed) {
      throw fault(failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// @throws Unavailable when it still waited, and waits no more
  private void leave(Waiting waiting, String why) {
    lock.lock();
    try {
      if (queue.remove(waiting)) {
        throw new Unavailable("a hold was not decided: " + why);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Many may share one fault; each caller gets its own, with the place where it waited.
  private static RuntimeException fault(@Nullable Throwable cause) {
    return switch (cause) {
      case Unavailable down -> new Unavailable(String.valueOf(down.getMessage()), down);
      case RuntimeException bug -> bug;
      case null, default -> new IllegalStateException("a hold was not decided", cause);
    };
  }
}
