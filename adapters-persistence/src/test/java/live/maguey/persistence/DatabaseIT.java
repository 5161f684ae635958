package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabaseIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  private enum TestSql implements Sql {
    ADD(
        """
        INSERT INTO alerts (kind, subject, detail, raised_at, seen_at)
        VALUES (:kind, :subject, 'd', :at, :at)
        """),
    ALL("SELECT kind, subject, raised_at, closed_at FROM alerts WHERE kind = :kind"),
    ECHO(
        """
        SELECT CAST(:id AS uuid) AS id, CAST(:nothing AS text) AS nothing,
               CAST(:list AS uuid[]) AS list, CAST(:n AS integer) AS n
        """),
    BROKEN("SELECT nonsense FROM alerts");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  private static final Instant AT = Instant.parse("2026-11-28T23:12:00.123456Z");

  @Test
  void what_is_done_in_a_unit_is_kept_as_a_whole() {
    database.execute(() -> {
      add("a");
      database.execute(() -> add("b"));
    });
    assertThat(subjects()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void a_unit_that_fails_leaves_nothing_and_gives_its_connection_back() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() ->
              database.execute(() -> {
                add("lost");
                throw new IllegalStateException("midway");
              }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_failed_statement_fails_the_unit_even_when_it_is_caught() {
    assertThatThrownBy(() ->
            database.execute(() -> {
              add("lost");
              assertThatThrownBy(() -> add(null)).isNotNull();
              add("lost too");
            }))
        .isNotNull();
    assertThat(subjects()).isEmpty();
  }

  @Test
  void values_survive_the_way_to_the_database_and_back() {
    add("a");
    Instant at =
        database.get(TestSql.ALL, Params.of("kind", "test"), c -> c.instant("raised_at")).get();
    assertThat(at).isEqualTo(AT);
    UUID id = UUID.randomUUID();
    var row =
        database
            .get(
                TestSql.ECHO,
                Params.of("id", id).and("nothing", null).and("list", List.of(id)).and("n", 7),
                c -> List.of(c.id("id"), c.integer("n"), c.textOrNull("nothing") == null))
            .get();
    assertThat(row).isEqualTo(List.of(id, 7, true));
  }

  @Test
  void what_somebody_keeps_locked_is_unavailable_and_not_waited_for() throws SQLException {
    try (Connection somebody = database.dataSource().getConnection();
        Statement lock = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      lock.execute("LOCK TABLE alerts IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(this::subjects)
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("lock timeout");
      somebody.rollback();
    }
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_wrong_statement_is_a_bug_and_no_outage() {
    assertThatThrownBy(() -> database.list(TestSql.BROKEN, Params.none(), c -> c))
        .isNotInstanceOf(Unavailable.class);
  }

  @Test
  void a_database_that_is_not_there_is_unavailable() {
    try (Database nowhere =
        new Database(
            new Database.Settings("jdbc:postgresql://127.0.0.1:1/none", "u", "p", 1),
            new SimpleMeterRegistry())) {
      assertThatThrownBy(() -> nowhere.list(TestSql.ALL, Params.of("kind", "test"), c -> c))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void who_waits_longest_for_a_connection_has_it_next() throws Exception {
    int callers = 20;
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> free = new CompletableFuture<>();
    try (Database narrow = TestDatabase.fresh(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch taken = new CountDownLatch(1);
      threads.submit(() ->
          narrow.execute(() -> {
            taken.countDown();
            free.join();
          }));
      taken.await();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        threads.submit(() -> narrow.execute(() -> served.add(caller)));
        while (narrow.waiting() <= caller) {
          Thread.onSpinWait();
        }
      }
      free.complete(null);
    }
    assertThat(served).isEqualTo(IntStream.range(0, callers).boxed().toList());
  }

  private void add(@Nullable String subject) {
    database.update(TestSql.ADD, Params.of("kind", "test").and("subject", subject).and("at", AT));
  }

  private List<String> subjects() {
    return database.list(TestSql.ALL, Params.of("kind", "test"), c -> c.text("subject"));
  }
}
