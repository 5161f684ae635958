package live.maguey.persistence.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.status.Backlog.Stray;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reservations that stand otherwise than their orders, as no server leaves them.
class StrayReservationsIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
  private final PostgresBacklog backlog = new PostgresBacklog(database);
  private final Instant over = event.ends().plus(Duration.ofHours(25));

  @BeforeEach
  void an_event() {
    world.events.add(event);
  }

  private Hold held() {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold = Holds.of(world.ids, event).table(table, 4, SampleEvents.usd(32_000)).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold;
  }

  private Order paid() {
    return world.learn(TestStores.captured(held().order(), SampleEvents.NOW));
  }

  @Test
  void what_the_server_does_leaves_none() {
    held();
    paid();
    world.learn(TestStores.lapsed(held().order(), SampleEvents.NOW));

    assertThat(backlog.strays(SampleEvents.NOW)).isEmpty();
    assertThat(backlog.strays(over)).as("nobody came").isEmpty();
  }

  @Test
  void each_way_to_disagree_is_told_with_its_order() throws SQLException {
    Order unseated = paid();
    sql("UPDATE reservations SET state = 'cancelled' WHERE state = 'confirmed'");
    Order unfinished = paid();
    sql("UPDATE reservations SET state = 'checked_in' WHERE state = 'confirmed'");
    Order abandoned = held().order();
    sql("UPDATE orders SET state = 'expired' WHERE state = 'held'");
    Order unpaid = held().order();
    sql(
        "UPDATE reservations SET state = 'confirmed' WHERE state = 'pending' AND order_id = '%s'"
            .formatted(unpaid.id()));
    Order forgotten = paid();
    sql("DELETE FROM reservations WHERE order_id = '%s'".formatted(forgotten.id()));
    Order empty = paid();
    sql(
        "UPDATE tickets SET void_reason = 'voided', voided_at = now() WHERE order_id = '%s'"
            .formatted(empty.id()));

    assertThat(backlog.strays(over))
        .extracting(Stray::order, Stray::kind)
        .containsExactlyInAnyOrder(
            tuple(unseated.details().reference(), Stray.Kind.UNSEATED),
            tuple(unfinished.details().reference(), Stray.Kind.UNFINISHED),
            tuple(abandoned.details().reference(), Stray.Kind.ABANDONED),
            tuple(unpaid.details().reference(), Stray.Kind.UNPAID),
            tuple(forgotten.details().reference(), Stray.Kind.UNSEATED),
            tuple(empty.details().reference(), Stray.Kind.ABANDONED));
    assertThat(backlog.strays(event.ends()))
        .as("a scan may still come")
        .extracting(Stray::kind)
        .doesNotContain(Stray.Kind.UNFINISHED);
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
