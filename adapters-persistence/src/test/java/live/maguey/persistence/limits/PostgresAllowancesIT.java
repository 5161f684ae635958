package live.maguey.persistence.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.limits.Allowance;
import live.maguey.limits.Allowances;
import live.maguey.limits.Allowances.Taken;
import live.maguey.limits.AllowancesContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Race;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@Requirement({"INFRA-02", "6.2"})
class PostgresAllowancesIT extends AllowancesContract {
  private static final Allowance THIRTY = Allowance.perMinute("checkout", 30);

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Allowances allowances = new PostgresAllowances(database);

  /// Callers stand under a hash of 22 signs.
  @Override
  protected Allowances allowances() {
    return new Allowances() {
      @Override
      public Taken take(String who, Allowance allowance, java.time.Instant now) {
        return allowances.take((who + "-".repeat(22)).substring(0, 22), allowance, now);
      }

      @Override
      public long forget(java.time.Instant now) {
        return allowances.forget(now);
      }
    };
  }

  @RepeatedTest(3)
  void two_nodes_let_exactly_as_many_through_as_are_allowed() {
    Database.Settings settings = TestDatabase.settings(Race.CONNECTIONS / 2);
    try (Database one = TestDatabase.at(settings);
        Database another = TestDatabase.at(settings)) {
      List<Allowances> nodes =
          List.of(new PostgresAllowances(one), new PostgresAllowances(another));

      List<Taken> taken =
          Race.of(
              Race.THREADS,
              i -> () -> nodes.get(i % 2).take("n".repeat(22), THIRTY, SampleEvents.NOW));

      assertThat(taken.stream().filter(Taken.Allowed.class::isInstance)).hasSize(30);
      assertThat(taken)
          .allMatch(t ->
              !(t instanceof Taken.TooOften(Duration left))
                  || (left.isPositive() && left.compareTo(Duration.ofMinutes(1)) <= 0));
    }
  }

  @Test
  void while_the_database_is_away_nobody_may() {
    Database.Settings nowhere =
        new Database.Settings("jdbc:postgresql://127.0.0.1:1/nowhere", "postgres", "", 2);
    try (Database away = TestDatabase.at(nowhere)) {
      assertThatThrownBy(
              () -> new PostgresAllowances(away).take("n".repeat(22), THIRTY, SampleEvents.NOW))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void nothing_is_counted_inside_a_unit_of_work_that_could_take_it_back() {
    assertThatThrownBy(
            () -> database.run(() -> allowances.take("n".repeat(22), THIRTY, SampleEvents.NOW)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void counting_writes_nothing_that_a_commit_has_to_wait_for() {
    assertThat(
            database.list(
                new Named(
                    "SELECT relpersistence = 'u' AS u FROM pg_class WHERE relname = 'allowances'"),
                Params.none(),
                c -> c.truth("u")))
        .containsExactly(true);
  }

  private record Named(String text) implements Sql {
    @Override
    public String name() {
      return "PERSISTENCE";
    }
  }
}
