package live.maguey.persistence.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody with plain SQL tries to do to a reservation, the database refuses.
class ReservationGuardsIT {
  private static final Map<String, Set<String>> FORWARD =
      Map.of(
          "pending", Set.of("confirmed", "expired", "cancelled"),
          "confirmed", Set.of("checked_in", "no_show", "cancelled"),
          "checked_in", Set.of("completed"),
          "no_show", Set.of("completed"),
          "completed", Set.of(),
          "expired", Set.of(),
          "cancelled", Set.of());
  private static final Map<String, List<String>> WAYS =
      Map.of(
          "pending", List.of(),
          "confirmed", List.of("confirmed"),
          "checked_in", List.of("confirmed", "checked_in"),
          "no_show", List.of("confirmed", "no_show"),
          "completed", List.of("confirmed", "checked_in", "completed"),
          "expired", List.of("expired"),
          "cancelled", List.of("cancelled"));

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();

  @BeforeEach
  void a_table_is_held() {
    world.events.add(event);
    hold();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending",
        "confirmed",
        "checked_in",
        "no_show",
        "completed",
        "expired",
        "cancelled"
      })
  void a_reservation_moves_forward_only(String from) {
    WAYS.getOrDefault(from, List.of()).forEach(this::become);

    FORWARD
        .keySet()
        .forEach(to -> {
          if (FORWARD.getOrDefault(from, Set.of()).contains(to)) {
            assertThatCode(() -> inVain("UPDATE reservations SET state = '" + to + "'"))
                .as("%s to %s", from, to)
                .doesNotThrowAnyException();
          } else if (!to.equals(from)) {
            assertThatThrownBy(() -> inVain("UPDATE reservations SET state = '" + to + "'"))
                .as("%s to %s", from, to)
                .hasMessageContaining("cannot go from " + from + " to " + to);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmed", "checked_in", "completed", "no_show", "cancelled"})
  void a_reservation_begins_pending_or_was_lost_and_has_expired(String state) {
    become("expired");

    assertThatThrownBy(() -> inVain(copy(state))).hasMessageContaining("cannot begin as " + state);
    assertThatCode(() -> inVain(copy("pending"))).doesNotThrowAnyException();
    assertThatCode(() -> inVain(copy("expired"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no = 7", "since = since, placed_at = now()"})
  void a_reservation_stays_of_what_it_is_of(String change) {
    assertThatThrownBy(() -> inVain("UPDATE reservations SET " + change))
        .hasMessageContaining("cannot become another one");
  }

  @Test
  void a_reservation_is_not_given_another_table() {
    hold();

    assertThatThrownBy(() ->
            inVain(
                "UPDATE reservations SET inventory_id = (SELECT id FROM inventory WHERE kind ="
                    + " 'places')"))
        .hasMessageContaining("cannot become another one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmed", "checked_in"})
  void a_party_sits_at_another_table_of_its_event_and_at_no_tier(String state) {
    WAYS.getOrDefault(state, List.of()).forEach(this::become);
    TestTables.add(database, event.id(), new TableId(world.ids.next()));

    assertThatCode(() -> inVain(MOVE + "= 'table' AND taken = 0)")).doesNotThrowAnyException();
    assertThatThrownBy(() -> inVain(MOVE + "= 'places')"))
        .hasMessageContaining("cannot become another one");
    assertThatThrownBy(() -> inVain("UPDATE reservations SET stand_in = true"))
        .hasMessageContaining("cannot become another one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "no_show", "completed", "expired", "cancelled"})
  void nobody_else_moves(String state) {
    WAYS.getOrDefault(state, List.of()).forEach(this::become);
    TestTables.add(database, event.id(), new TableId(world.ids.next()));

    assertThatThrownBy(() -> inVain(MOVE + "= 'table' AND taken = 0)"))
        .hasMessageContaining("cannot become another one");
  }

  private static final String MOVE =
      "UPDATE reservations SET inventory_id = (SELECT id FROM inventory WHERE kind ";

  @ParameterizedTest
  @ValueSource(strings = {"pending", "confirmed", "checked_in", "no_show", "completed"})
  void a_table_has_one_live_reservation(String live) {
    WAYS.getOrDefault(live, List.of()).forEach(this::become);

    assertThatThrownBy(() -> inVain(copy("pending"))).hasMessageContaining("one_live_reservation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "cancelled"})
  void a_table_that_is_given_up_can_be_reserved_again(String over) {
    become(over);

    assertThatCode(() -> inVain(copy("pending"))).doesNotThrowAnyException();
  }

  @Test
  void a_reservation_is_of_a_line_of_its_order() {
    become("expired");

    assertThatThrownBy(() -> inVain(copy("pending").replace("r.line", "r.line + 1")))
        .hasMessageContaining("foreign key");
  }

  private static String copy(String state) {
    return "INSERT INTO reservations (order_id, no, line, event_id, inventory_id, state, since,"
        + " placed_at) SELECT r.order_id, r.no + 1, r.line, r.event_id, r.inventory_id, '"
        + state
        + "', now(), now() FROM reservations r";
  }

  private void hold() {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold = Holds.of(world.ids, event).table(table, 6, SampleEvents.usd(60_000)).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
  }

  private void become(String state) {
    try {
      sql("UPDATE reservations SET state = '" + state + "'", true);
    } catch (SQLException refused) {
      throw new AssertionError(refused);
    }
  }

  /// Tries it, and takes it back.
  private void inVain(String sql) throws SQLException {
    sql(sql, false);
  }

  private void sql(String sql, boolean kept) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        assertThat(statement.executeUpdate(sql)).isPositive();
        if (kept) {
          connection.commit();
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
