package live.maguey.persistence.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody with plain SQL tries to refund of a payment of $60, the database refuses.
class RefundGuardsIT {
  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();

  @BeforeEach
  void an_order_is_paid() {
    world.events.add(event);
    Hold hold = Holds.of(world.ids, event).places(0, 2).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "requested, 2000, 4000",
    "failed, 6000, 6000",
    "cancelled, 6000, 6000",
    "requested, 0, 6000"
  })
  void what_is_left_may_go_back(String state, long before, long minor) {
    assertThatCode(() -> tries(state, before, minor)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "requested, 2000, 4001",
    "requested, 6000, 1",
    "requested, 0, 6001",
    "paid_by_hand, 2000, 4001"
  })
  void more_than_is_left_may_not(String state, long before, long minor) {
    assertThatThrownBy(() -> tries(state, before, minor))
        .hasMessageContaining("more would go back than came");
  }

  @Test
  void of_all_that_insert_at_once_no_more_get_in_than_is_left() {
    List<Boolean> inserted = Race.of(Race.THREADS, _ -> () -> insertsAlone(2_500));

    assertThat(inserted).filteredOn(Boolean::booleanValue).hasSize(2);
  }

  private void tries(String state, long before, long minor) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (before > 0) {
        statement.execute(insert(state, before));
      }
      statement.execute(insert("requested", minor));
    }
  }

  private boolean insertsAlone(long minor) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(insert("requested", minor));
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).contains("more would go back than came");
      return false;
    }
  }

  private static String insert(String state, long minor) {
    return "INSERT INTO refunds (id, order_id, payment, amount_minor, currency, reason, state,"
        + " attempt, requested_at, state_at) SELECT gen_random_uuid(), id, 'pi_' || id, %d, 'USD',"
            .formatted(minor)
        + " 'x', '%s', 1, now(), now() FROM orders".formatted(state);
  }
}
