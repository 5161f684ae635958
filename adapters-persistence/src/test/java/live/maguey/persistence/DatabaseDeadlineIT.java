package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.shared.Deadline;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What one caller asks of the database, step by step, is over by its deadline.
class DatabaseDeadlineIT {
  private static final Duration TIME = Duration.ofSeconds(8);
  private static final Instant AT = Instant.parse("2026-11-28T23:12:00Z");

  @AutoClose private final Database database = TestDatabase.fresh(1);
  private final AtomicLong nanos = new AtomicLong();

  private enum TestSql implements Sql {
    ADD(
        "INSERT INTO alerts (kind, subject, detail, raised_at, seen_at) VALUES ('test', :subject, 'd', :at, :at)"),
    ALL("SELECT subject FROM alerts ORDER BY subject"),
    SLEEP("SELECT pg_sleep(CAST(:seconds AS double precision)) IS NULL AS slept"),
    SLEEPER(
        """
        CREATE FUNCTION sleeper() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_sleep(3);
          RETURN NULL;
        END $$
        """),
    SLEEP_AT_COMMIT(
        """
        CREATE CONSTRAINT TRIGGER sleeper AFTER INSERT ON alerts
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sleeper()
        """);

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
  void units_one_after_the_other_share_one_time_and_the_one_that_could_outlast_it_is_not_begun() {
    inTime(() -> {
      unit("a", 3_000);
      unit("b", 1_900);
      unit("c", 200);
      assertThatThrownBy(() -> unit("d", 0)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(this::subjects)
          .as("a statement by itself")
          .isInstanceOf(Unavailable.class);
    });
    assertThat(subjects()).containsExactly("a", "b", "c");
  }

  @Test
  void who_waits_for_a_turn_waits_no_longer_than_the_deadline_leaves() {
    long begun = System.nanoTime();
    whileTaken(() ->
        inTime(() -> {
          pass(4_900);
          assertThatThrownBy(this::subjects).isInstanceOf(Unavailable.class);
        }));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void a_connection_that_is_opened_too_late_is_returned_unused() {
    AtomicLong asked = new AtomicLong();
    Deadline late = Deadline.in(TIME, () -> asked.incrementAndGet() > 2 ? 6_000_000_000L : 0);
    assertThatThrownBy(() ->
            late.during(() -> {
              add("late");
              return true;
            }))
        .isInstanceOf(Unavailable.class);
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_unit_whose_time_is_over_is_undone_and_nothing_about_it_is_unknown() {
    inTime(() -> {
      assertThatThrownBy(() -> unit("before its commit", 8_000))
          .isInstanceOf(Unavailable.class)
          .isNotInstanceOf(CommitUnknown.class);
      nanos.set(0);
      assertThatThrownBy(() ->
              database.execute(() -> {
                add("before its next statement");
                pass(8_000);
                add("never");
              }))
          .isInstanceOf(Unavailable.class);
    });
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_statement_that_is_not_answered_in_time_is_cut_off() {
    inTime(() ->
        assertThatThrownBy(() ->
                database.execute(() -> {
                  add("lost");
                  pass(7_600);
                  sleep(3);
                }))
            .isInstanceOf(Unavailable.class));
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_commit_that_is_not_answered_in_time_stays_unknown() {
    database.update(TestSql.SLEEPER, Params.none());
    database.update(TestSql.SLEEP_AT_COMMIT, Params.none());
    inTime(() -> assertThatThrownBy(() -> unit("?", 7_600)).isInstanceOf(CommitUnknown.class));
  }

  @Test
  void the_next_to_have_the_connection_is_not_hurried() {
    inTime(() ->
        database.execute(() -> {
          add("in time");
          pass(7_600);
          add("just in time");
        }));
    sleep(0.7);
    assertThat(subjects()).containsExactly("in time", "just in time");
  }

  private void inTime(Runnable work) {
    Deadline.in(TIME, nanos::get)
        .during(() -> {
          work.run();
          return true;
        });
  }

  private void unit(String subject, int millis) {
    database.execute(() -> {
      add(subject);
      pass(millis);
    });
  }

  private void pass(int millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private void add(String subject) {
    database.update(TestSql.ADD, Params.of("subject", subject).and("at", AT));
  }

  private void sleep(double seconds) {
    database.list(TestSql.SLEEP, Params.of("seconds", seconds), c -> c.truth("slept"));
  }

  private List<String> subjects() {
    return database.list(TestSql.ALL, Params.none(), c -> c.text("subject"));
  }

  /// Does something while the only connection is in other hands.
  private void whileTaken(Runnable work) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() ->
            database.execute(() -> {
              taken.complete(null);
              done.join();
            }));
    taken.join();
    try {
      work.run();
    } finally {
      done.complete(null);
    }
    other.join();
  }
}
