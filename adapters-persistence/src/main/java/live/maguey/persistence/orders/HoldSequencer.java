package live.maguey.persistence.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.persistence.CommitUnknown;
import live.maguey.persistence.Database;
import live.maguey.persistence.orders.HoldBatch.Asked;
import live.maguey.persistence.orders.HoldQueue.Waiting;
import live.maguey.shared.Deadline;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Lets the holds of this process queue, and decides whatever is queued at once: while one batch is
/// on its way, the next one gathers. Nobody waits for company. A hold that comes to an empty queue
/// is placed by its caller.
///
/// Fair: decided in the order of arrival, so that a large order has its turn before the small ones
/// that came later. Bounded: when the queue is full or a turn does not come in time, a hold is
/// [Unavailable] and nothing was changed.
///
/// Several processes may each have one: the database decides between them.
final class HoldSequencer {
  /// Places in the queue of one process.
  static final int QUEUE = 2_048;

  /// As long as one may wait for a connection.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration UNTIL_ANSWERED = Duration.ofNanos(Long.MAX_VALUE);

  /// A hold that this many turns have not decided is placed alone: places that come back again and
  /// again between a batch's read and its lock would leave it undecided forever.
  private static final int TURNS = 3;

  /// A database that failed twice in a row is not asked for each of the others.
  private static final int OUTAGES = 2;

  private final Database database;
  private final HoldBatch batch;
  private final Duration patience;
  private final HoldQueue queue;

  HoldSequencer(Database database) {
    this(database, QUEUE, PATIENCE);
  }

  HoldSequencer(Database database, int bound, Duration patience) {
    this.database = database;
    this.batch = new HoldBatch(database);
    this.patience = patience;
    this.queue = new HoldQueue(bound, turn -> decide(turn, new Outages()));
  }

  /// @throws CommitUnknown when the caller's deadline is over while it is decided
  /// @throws Unavailable when the queue is full, or as [live.maguey.orders.Orders#hold]
  HoldOutcome place(Hold hold) {
    database.refuseUnit();
    if (queue.isFirst()) {
      try {
        return batch.place(hold);
      } finally {
        queue.next();
      }
    }
    Duration most = database.patience(patience);
    Waiting waiting = new Waiting(Asked.of(hold));
    queue.join(waiting);
    return answer(waiting, most);
  }

  int queued() {
    return queue.size();
  }

  /// Whether something is on its way to the database.
  boolean isBusy() {
    return queue.isBusy();
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
              ? List.of(batch.place(turn.getFirst().asked.hold()))
              : batch.place(turn.stream().map(w -> w.asked).toList());
      outages.inARow = 0;
      answer(turn, outcomes, outages);
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

  private void answer(List<Waiting> turn, List<@Nullable HoldOutcome> outcomes, Outages outages) {
    List<Waiting> again = new ArrayList<>();
    for (int i = 0; i < turn.size(); i++) {
      Waiting waiting = turn.get(i);
      HoldOutcome outcome = outcomes.get(i);
      if (outcome != null) {
        waiting.answer.complete(outcome);
      } else if (++waiting.turns < TURNS) {
        again.add(waiting);
      } else {
        decide(List.of(waiting), outages);
      }
    }
    queue.putBack(again);
  }

  /// @param most how long it may wait for its turn
  private HoldOutcome answer(Waiting waiting, Duration most) {
    boolean interrupted = false;
    boolean begun = false;
    Duration wait = most;
    try {
      while (true) {
        try {
          return waiting.answer.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
          if (begun) {
            throw new CommitUnknown("a hold was being decided when its caller's time was over");
          }
          leave(waiting, "no turn within " + wait.toMillis() + " ms");
        } catch (InterruptedException wanted) {
          interrupted = true;
          leave(waiting, "interrupted in the queue");
        }
        // Its turn has come: the answer is on its way, as sure as the database's timeout.
        begun = true;
        wait = Deadline.left().orElse(UNTIL_ANSWERED);
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
    if (queue.leave(waiting)) {
      throw new Unavailable("a hold was not decided: " + why);
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
