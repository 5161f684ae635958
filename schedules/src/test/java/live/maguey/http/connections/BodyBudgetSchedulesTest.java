package live.maguey.http.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import live.maguey.schedules.Together;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// However two bodies meet, neither costs the other the room that there is.
class BodyBudgetSchedulesTest {
  private static final int SCHEDULES = 300;
  private static final long MOST = 4 * BodyBudget.SMALL;

  @Test
  void a_body_that_is_refused_takes_no_room_from_another_meanwhile() {
    Lincheck.runConcurrentTest(SCHEDULES, BodyBudgetSchedulesTest::oneTooLargeBesideOneThatFits);
  }

  private static void oneTooLargeBesideOneThatFits() {
    BodyBudget budget = new BodyBudget(MOST);
    Taker huge = new Taker(budget, MOST);
    Taker small = new Taker(budget, BodyBudget.SMALL);

    Together.run(huge, small);

    assertTrue(small.taken, "there was room for it at every moment");
    assertEquals(BodyBudget.SMALL, budget.taken());
  }

  @Test
  void no_more_is_taken_than_there_is() {
    Lincheck.runConcurrentTest(SCHEDULES, BodyBudgetSchedulesTest::threeWhereTwoFit);
  }

  private static void threeWhereTwoFit() {
    BodyBudget budget = new BodyBudget(2L * BodyBudget.SMALL);
    Taker[] takers = {
      new Taker(budget, BodyBudget.SMALL),
      new Taker(budget, BodyBudget.SMALL),
      new Taker(budget, BodyBudget.SMALL)
    };

    Together.run(takers);

    int taken = 0;
    for (Taker taker : takers) {
      taken += taker.taken ? 1 : 0;
    }
    assertEquals(2, taken);
    assertEquals(2L * BodyBudget.SMALL, budget.taken());
  }

  private static final class Taker extends Thread {
    private final BodyBudget budget;
    private final long bytes;
    private boolean taken;

    Taker(BodyBudget budget, long bytes) {
      this.budget = budget;
      this.bytes = bytes;
    }

    @Override
    public void run() {
      taken = budget.take(bytes, 0);
    }
  }
}
