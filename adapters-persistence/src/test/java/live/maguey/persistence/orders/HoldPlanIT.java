package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.orders.HoldBatch.Asked;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.Test;

/// A first sale begins on a database without statistics, and the plans of its first minute stay:
/// they must not read all holds to place one.
class HoldPlanIT {
  private static final int HOLDS = 240;
  private static final int BATCH = 8;
  private static final int TABLES = 200;

  /// Rows of `orders` at which autovacuum gives it its first statistics.
  private static final int FIRST_STATISTICS = 1_000;

  private final Database.Settings where = TestDatabase.settings(1);
  private final Ids ids = new SequentialIds();

  private enum TestSql implements Sql {
    READ(
        """
        SELECT indexrelname AS name, idx_tup_read AS entries FROM pg_stat_user_indexes
        WHERE relname = 'orders'
        """),
    STATISTICS("ANALYZE events, inventory, buyers, orders, order_lines, idempotency_keys"),
    COUNT_FROM_HERE("SELECT true AS reset FROM pg_stat_reset()"),
    READ_BY_TABLE(
        """
        SELECT relname AS name, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows
        FROM pg_stat_user_tables ORDER BY 2 DESC
        """),
    READ_WHOLE("SELECT seq_tup_read AS rows FROM pg_stat_user_tables WHERE relname = 'orders'");

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
  void a_hold_placed_alone_reads_no_other() {
    sell(HOLDS, HoldPlanIT::eachAlone);
    assertFewWereRead();
  }

  @Test
  void nor_does_one_after_the_first_statistics() {
    sell(FIRST_STATISTICS, HoldPlanIT::eachAlone);
    try (Database database = new Database(where, new SimpleMeterRegistry())) {
      database.update(TestSql.STATISTICS, Params.none());
      assertThat(database.get(TestSql.COUNT_FROM_HERE, Params.none(), c -> c.truth("reset")))
          .contains(true);
    }
    sell(HOLDS, HoldPlanIT::eachAlone);
    assertFewWereRead();
  }

  private static List<HoldOutcome> eachAlone(Database database, List<Hold> holds) {
    HoldBatch alone = new HoldBatch(database);
    return holds.stream().map(alone::place).toList();
  }

  @Test
  void holds_placed_at_once_read_no_others() {
    sell(
        HOLDS,
        (database, holds) -> {
          HoldBatch batch = new HoldBatch(database);
          List<HoldOutcome> outcomes = new ArrayList<>();
          for (int i = 0; i < HOLDS; i += BATCH) {
            outcomes.addAll(
                batch.place(holds.subList(i, i + BATCH).stream().map(Asked::of).toList()));
          }
          return outcomes;
        });
    assertFewWereRead();
  }

  /// A season of nights with tables, and a connection that has sold places before there was one.
  @Test
  void a_hold_of_a_table_reads_no_other_table() {
    try (Database database = new Database(where, new SimpleMeterRegistry())) {
      TestStores world = new TestStores(database);
      Instant now = Instant.now();
      Event event = SampleEvents.around(ids, now).tier("General", 10_000).event();
      assertThat(world.events.add(event)).isTrue();
      HoldBatch alone = new HoldBatch(database);
      for (int i = 0; i < BATCH; i++) {
        assertThat(alone.place(Holds.of(ids, event).places(0, 1).at(now).hold()))
            .isEqualTo(new HoldOutcome.Taken());
      }
      FloorPlan room = room();
      database.execute(() -> world.tables.replace(event.id(), room));
      assertThat(database.get(TestSql.COUNT_FROM_HERE, Params.none(), c -> c.truth("reset")))
          .contains(true);
      for (Table table : room.tables()) {
        assertThat(
                alone.place(
                    Holds.of(ids, event)
                        .table(table.id(), table.seats(), table.price().dueNow())
                        .at(now)
                        .hold()))
            .isEqualTo(new HoldOutcome.Taken());
      }
    }
    try (Database database = new Database(where, new SimpleMeterRegistry())) {
      assertThat(
              database.list(
                  TestSql.READ_BY_TABLE,
                  Params.none(),
                  c -> Map.entry(c.text("name"), c.longer("rows"))))
          .as("rows that %d holds read, by table", TABLES)
          .allSatisfy(read -> assertThat(read.getValue()).isLessThan(12 * TABLES));
    }
  }

  private FloorPlan room() {
    SamplePlans room = SamplePlans.room(ids);
    IntStream.rangeClosed(1, TABLES).forEach(n -> room.table("T" + n));
    return room.plan();
  }

  private interface Sale {
    List<HoldOutcome> outcomes(Database database, List<Hold> holds);
  }

  /// What was read is counted once the connection that read it is closed.
  private void sell(int count, Sale sale) {
    try (Database database = new Database(where, new SimpleMeterRegistry())) {
      TestStores world = new TestStores(database);
      Instant now = Instant.now();
      Event event = SampleEvents.around(ids, now).tier("General", 10_000).event();
      assertThat(world.events.add(event)).isTrue();
      List<Hold> holds =
          IntStream.range(0, count)
              .mapToObj(_ -> Holds.of(ids, event).places(0, 1).at(now).hold())
              .toList();
      assertThat(sale.outcomes(database, holds)).containsOnly(new HoldOutcome.Taken());
    }
  }

  private void assertFewWereRead() {
    try (Database database = new Database(where, new SimpleMeterRegistry())) {
      assertThat(
              database.list(
                  TestSql.READ, Params.none(), c -> Map.entry(c.text("name"), c.longer("entries"))))
          .as("entries read; a look-up of all would read %d", HOLDS * HOLDS / 2)
          .isNotEmpty()
          .allSatisfy(index -> assertThat(index.getValue()).isLessThan(3 * HOLDS));
      assertThat(database.get(TestSql.READ_WHOLE, Params.none(), c -> c.longer("rows")))
          .hasValueSatisfying(rows -> assertThat(rows).isLessThan(3 * HOLDS));
    }
  }
}
