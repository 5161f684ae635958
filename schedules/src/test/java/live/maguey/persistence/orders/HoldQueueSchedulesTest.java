package live.maguey.persistence.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.schedules.Together;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// However the callers' steps fall between each other, one at a time is at the database, and each
/// is answered once.
class HoldQueueSchedulesTest {
  private static final int SCHEDULES = 300;
  private static final HoldBatch.Asked ASKED = new HoldBatch.Asked(aHold(), "{}");

  private static Hold aHold() {
    Ids ids = new SequentialIds();
    return Holds.of(ids, SampleEvents.tonight(ids).tier("General", 9).event()).places(0, 1).hold();
  }

  @Test
  void one_at_a_time_has_the_turn_and_nobody_is_forgotten() {
    Lincheck.runConcurrentTest(SCHEDULES, HoldQueueSchedulesTest::twoCallersAtOnce);
  }

  private static void twoCallersAtOnce() {
    Database database = new Database();
    HoldQueue queue = new HoldQueue(9, Duration.ZERO, database::decide);
    Caller one = new Caller(queue, database);
    Caller other = new Caller(queue, database);

    Together.run(one, other);

    assertFalse(database.twoAtOnce.get(), "two turns at one time");
    assertEquals(2, database.decided.get());
    assertEquals(0, queue.size());

    Together.run(new Caller(queue, database));
    assertEquals(3, database.decided.get());
  }

  /// Sees who comes while somebody else is there.
  private static final class Database {
    final AtomicBoolean occupied = new AtomicBoolean();
    final AtomicBoolean twoAtOnce = new AtomicBoolean();
    final AtomicInteger decided = new AtomicInteger();

    void decide(List<HoldQueue.Waiting> turn) {
      visit(turn.size());
      turn.forEach(w -> w.answer.complete(new HoldOutcome.Taken()));
    }

    void visit(int holds) {
      if (!occupied.compareAndSet(false, true)) {
        twoAtOnce.set(true);
      }
      decided.addAndGet(holds);
      occupied.set(false);
    }
  }

  /// As [HoldSequencer#place] goes about it.
  private static final class Caller extends Thread {
    private final HoldQueue queue;
    private final Database database;

    Caller(HoldQueue queue, Database database) {
      this.queue = queue;
      this.database = database;
    }

    @Override
    public void run() {
      if (queue.isFirst()) {
        database.visit(1);
        queue.next();
      } else {
        HoldQueue.Waiting waiting = new HoldQueue.Waiting(ASKED);
        queue.join(waiting);
        waiting.answer.join();
      }
    }
  }
}
