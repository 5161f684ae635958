package live.maguey.email;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import live.maguey.schedules.Together;
import live.maguey.shared.TestClock;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// However workers meet, no more emails go out than the pace allows.
class TokenBucketPaceSchedulesTest {
  private static final int SCHEDULES = 300;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void two_workers_that_ask_at_once_share_what_there_is() {
    Lincheck.runConcurrentTest(SCHEDULES, TokenBucketPaceSchedulesTest::twoWhereThreeMayGo);
  }

  private static void twoWhereThreeMayGo() {
    TokenBucketPace pace = new TokenBucketPace(30, new TestClock(NOON));
    Worker one = new Worker(pace);
    Worker other = new Worker(pace);

    Together.run(one, other);

    assertEquals(3, one.taken + other.taken);
  }

  private static final class Worker extends Thread {
    private final TokenBucketPace pace;
    private int taken;

    Worker(TokenBucketPace pace) {
      this.pace = pace;
    }

    @Override
    public void run() {
      taken = pace.take(2);
    }
  }
}
