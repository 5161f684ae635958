package live.maguey.persistence.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import live.maguey.audit.Actor;
import live.maguey.deposits.Collected;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.reservations.TestTables;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody with plain SQL tries to do to a deposit of $200, the database refuses.
class DepositGuardsIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();

  @BeforeEach
  void a_deposit_is_taken_and_something_collected() {
    world.events.add(event);
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold =
        Holds.of(world.ids, event)
            .deposit(table, 6, SampleEvents.usd(20_000), SampleEvents.usd(60_000))
            .hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    world.learn(TestStores.captured(hold.order(), SampleEvents.NOW));
    world.collected.add(
        new Collected(
            new UUID(1, 2),
            hold.order().id(),
            1,
            SampleEvents.usd(5_000),
            "",
            Actor.operator("host@venue"),
            SampleEvents.NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE deposit_entries SET amount_minor = 1",
        "UPDATE deposit_entries SET at = now()",
        "DELETE FROM deposit_entries",
        "TRUNCATE deposit_entries",
        "UPDATE collected_amounts SET amount_minor = 1",
        "UPDATE collected_amounts SET actor_name = 'nobody'",
        "UPDATE collected_amounts SET at = now()",
        "UPDATE collected_amounts SET note = 'x', line = 2",
        "DELETE FROM collected_amounts",
        "TRUNCATE collected_amounts"
      })
  void what_is_written_stays(String sql) {
    assertThatThrownBy(() -> inVain(sql)).hasMessageContaining("append-only");
  }

  @Test
  void a_note_can_forget_whom_it_names() {
    assertThatCode(() -> inVain("UPDATE collected_amounts SET note = '***'"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "earned, 20001",
    "forfeited, 20001",
    "returned, 20001",
    "earned, -1",
    "forfeited, -1",
    "returned, -1"
  })
  void nothing_of_a_deposit_is_negative(String kind, long minor) {
    assertThatThrownBy(() -> inVain(entry(kind, "x", minor, 1)))
        .hasMessageContaining("does not add up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"earned", "forfeited", "returned"})
  void all_of_it_may_become_one_thing(String kind) {
    assertThatCode(() -> inVain(entry(kind, "x", 20_000, 1))).doesNotThrowAnyException();
  }

  @Test
  void two_halves_that_are_too_much_together_are_refused_in_one_statement() {
    String both =
        entry("earned", "x", 15_000, 1)
            + ", "
            + entry("forfeited", "x", 15_000, 1).replaceFirst("(?s).*VALUES ", "");

    assertThatThrownBy(() -> inVain(both)).hasMessageContaining("does not add up");
  }

  @Test
  void a_deposit_is_taken_once_and_one_cause_says_one_thing_once() {
    assertThatThrownBy(() -> inVain(entry("taken", "again", 1, 1)))
        .hasMessageContaining("a_deposit_is_taken_once");
    assertThatThrownBy(() -> inVain(entry("taken", "paid", 1, 1)))
        .hasMessageContaining("duplicate key");
  }

  @Test
  void an_entry_is_of_a_line_and_of_an_amount() {
    assertThatThrownBy(() -> inVain(entry("taken", "paid", 1, 2)))
        .hasMessageContaining("foreign key");
    assertThatThrownBy(() -> inVain(entry("returned", "x", 0, 1))).hasMessageContaining("check");
    assertThatThrownBy(() -> inVain(entry("kept", "x", 1, 1))).hasMessageContaining("check");
    assertThatThrownBy(() -> inVain(entry("returned", "x", 1, 1).replace("'USD'", "'EUR'")))
        .hasMessageContaining("does not add up");
  }

  @Test
  void a_table_never_paid_less_than_nothing_and_a_correction_says_why() {
    assertThatThrownBy(() -> inVain(collected(-5_001, "wrong")))
        .hasMessageContaining("less than nothing");
    assertThatThrownBy(() -> inVain(collected(-1, "")))
        .hasMessageContaining("a_correction_says_why");
    assertThatCode(() -> inVain(collected(-5_000, "wrong"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE order_lines SET minimum_spend_minor = 19999",
        "UPDATE order_lines SET item = 'places'"
      })
  void a_minimum_is_of_a_table_and_no_less_than_its_deposit(String sql) {
    assertThatThrownBy(() -> inVain(sql)).hasMessageContaining("a_deposit_is_of_a_table");
  }

  private static String entry(String kind, String source, long minor, int line) {
    return "INSERT INTO deposit_entries (order_id, line, kind, source, amount_minor, currency, at)"
        + " VALUES ((SELECT id FROM orders), %d, '%s', '%s', %d, 'USD', now())"
            .formatted(line, kind, source, minor);
  }

  private static String collected(long minor, String note) {
    return "INSERT INTO collected_amounts (id, order_id, line, amount_minor, currency, note,"
        + " actor_kind, actor_name, at) VALUES (gen_random_uuid(), (SELECT id FROM orders), 1, %d,"
            .formatted(minor)
        + " 'USD', '%s', 'operator', 'x', now())".formatted(note);
  }

  /// Tries it, and takes it back.
  private void inVain(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(sql);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
