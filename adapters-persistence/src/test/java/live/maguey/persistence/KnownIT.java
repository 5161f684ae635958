package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KnownIT {
  private static final Duration WAIT = Duration.ofMillis(300);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AutoClose private final Database database = new Database(TestDatabase.settings(1), meters);

  private enum TestSql implements Sql {
    FIRST("SELECT 1 AS n"),
    SECOND("SELECT 2 AS n");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Test
  void the_wait_for_a_connection_is_not_a_statement_s_time() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                database.execute(() -> {
                  taken.countDown();
                  long begin = waitingSince();
                  while (System.nanoTime() - begin < WAIT.toNanos()) {
                    Thread.onSpinWait();
                  }
                }));
    taken.await();

    long start = System.nanoTime();
    ask(TestSql.FIRST);
    long took = System.nanoTime() - start;

    other.join();
    assertThat(nanos("maguey.db.statement", "statement", "FIRST"))
        .isPositive()
        .isLessThanOrEqualTo(took - WAIT.toNanos());
  }

  private long waitingSince() {
    while (database.waiting() == 0) {
      Thread.onSpinWait();
    }
    return System.nanoTime();
  }

  @Test
  void a_transaction_is_timed_to_its_commit_under_the_statement_that_it_began_with() {
    database.execute(() -> {
      ask(TestSql.FIRST);
      ask(TestSql.SECOND);
    });

    assertThat(count("maguey.db.transaction", "first", "FIRST")).isEqualTo(1);
    assertThat(count("maguey.db.transaction", "first", "SECOND")).isZero();
    assertThat(nanos("maguey.db.transaction", "first", "FIRST"))
        .isGreaterThanOrEqualTo(
            nanos("maguey.db.statement", "statement", "FIRST")
                + nanos("maguey.db.statement", "statement", "SECOND"));
  }

  @Test
  void what_is_rolled_back_or_stands_alone_is_no_transaction() {
    ask(TestSql.FIRST);
    database.alone(
        () -> {
          ask(TestSql.FIRST);
          return true;
        },
        _ -> false);
    database.execute(() -> {});

    assertThat(count("maguey.db.statement", "statement", "FIRST")).isEqualTo(2);
    assertThat(count("maguey.db.transaction", "first", "FIRST")).isZero();
  }

  private void ask(Sql sql) {
    database.list(sql, Params.none(), c -> c.integer("n"));
  }

  private long count(String meter, String tag, String statement) {
    return meters.timer(meter, tag, statement).count();
  }

  private double nanos(String meter, String tag, String statement) {
    return meters.timer(meter, tag, statement).totalTime(TimeUnit.NANOSECONDS);
  }
}
