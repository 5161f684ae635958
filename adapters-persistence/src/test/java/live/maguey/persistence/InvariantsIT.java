package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.refunds.RefundAmount;
import live.maguey.tickets.VoidTicket;
import live.maguey.watch.Invariant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The invariants hold after the server's own work and name whatever is broken behind its back.
@Requirement("PAY-01")
class InvariantsIT {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Event event =
      SampleEvents.tonight(world.ids).tier("General", 10).tier("Balcony", 40).event();

  @BeforeEach
  void an_event_with_orders_in_every_state() {
    world.events.add(event);
    hold();
    Order paid = hold();
    world.learn(TestStores.captured(paid, SampleEvents.NOW));
    Order disputed = hold();
    world.learn(
        TestStores.captured(disputed, SampleEvents.NOW),
        TestStores.disputed(disputed, Stage.OPEN, SampleEvents.NOW),
        TestStores.withdrawn(disputed, SampleEvents.NOW));
    Order won = hold();
    world.learn(
        TestStores.captured(won, SampleEvents.NOW),
        TestStores.disputed(won, Stage.OPEN, SampleEvents.NOW),
        TestStores.disputed(won, Stage.WON, SampleEvents.NOW));
    new VoidTicket(
            world.orders, world.tickets, world.reservations, world.audit, database, world.clock)
        .voidTicket(world.tickets.of(won.id()).getFirst().id(), true, "", Cause.job("test"));
    Order expired = hold();
    world.learn(TestStores.lapsed(expired, SampleEvents.NOW));
    world.learn(TestStores.captured(table(), SampleEvents.NOW));
    world.learn(TestStores.lapsed(table(), SampleEvents.NOW));
    world.refundAmount.refund(
        new RefundAmount.Request(paid.id(), SampleEvents.usd(1_000), "late", false),
        Cause.job("test"));
  }

  @Test
  void the_servers_own_work_keeps_them_all() {
    Invariants.check(database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TAKEN_IS_WHAT_LINES_OCCUPY                   | UPDATE inventory SET taken = taken + 1 WHERE kind = 'places'
          HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES | UPDATE order_lines SET released = 1 FROM orders o WHERE o.id = order_id AND o.state = 'paid'
          LAPSED_ORDERS_OCCUPY_NOTHING                 | UPDATE order_lines SET released = 0 FROM orders o WHERE o.id = order_id AND o.state = 'expired'
          TICKETS_ARE_WHAT_WAS_PAID_FOR                | DELETE FROM tickets WHERE no = 1
          TICKETS_ARE_WHAT_WAS_PAID_FOR                | UPDATE orders SET state = 'paid' WHERE state = 'held'
          WHO_IS_IN_IS_COUNTED                         | UPDATE tickets SET entries = 1, first_admitted_at = now()
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND    | DELETE FROM reservations WHERE state = 'expired'
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND    | UPDATE reservations SET state = 'pending' WHERE state = 'expired'
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND    | UPDATE reservations SET state = 'cancelled' WHERE state = 'confirmed'
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND    | UPDATE reservations SET state = 'cancelled' WHERE state = 'expired'
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND    | UPDATE tickets SET void_reason = 'voided', voided_at = now() WHERE kind <> 'general'
          A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE       | UPDATE reservations SET state = 'checked_in' WHERE state = 'confirmed'
          A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE       | UPDATE tickets SET entries = 1, first_admitted_at = now() WHERE kind = 'guest'
          A_SEAT_IS_TAKEN_BY_ONE                       | UPDATE tickets SET void_reason = 'joined', voided_at = now() WHERE kind = 'guest'
          ALLOCATIONS_SUM_TO_ENTRIES                   | UPDATE ledger_allocations SET amount_minor = amount_minor + 1
          CAPTURED_MONEY_BOUGHT_OR_GOES_BACK           | UPDATE facts SET amount_minor = amount_minor + 1 WHERE kind = 'capture'
          CAPTURED_MONEY_BOUGHT_OR_GOES_BACK           | UPDATE orders SET state = 'expired' WHERE state = 'paid'
          SHARES_SUM_TO_REFUNDS                        | UPDATE refund_shares SET amount_minor = amount_minor + 1
          SHARES_SUM_TO_REFUNDS                        | DELETE FROM refund_shares
          NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST     | UPDATE refund_shares SET amount_minor = 6001 WHERE line = 1
          NO_MORE_GOES_BACK_THAN_CAME                  | UPDATE refunds SET amount_minor = 100000
          THE_LEDGER_HAS_EVERY_CAPTURE                 | DELETE FROM ledger_entries
          THE_LEDGER_HAS_WHAT_DISPUTES_MOVED           | DELETE FROM ledger_entries WHERE kind = 'dispute'
          DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST    | UPDATE orders SET disputed = NOT disputed
          """)
  void each_names_what_breaks_it(Invariant broken, String corruption) throws SQLException {
    corrupt(corruption);

    assertThat(Invariants.violations(database))
        .anyMatch(violation -> violation.startsWith(broken.name()));
    assertThat(
            new PostgresViolations(database, Duration.ofSeconds(20))
                .look(Set.of(), SampleEvents.NOW))
        .extracting(looked -> looked.found().of())
        .as("event by event, the same")
        .isEqualTo(new PostgresViolations(database, Duration.ofSeconds(20)).find().of());
    assertThatThrownBy(() -> Invariants.check(database)).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_table_that_is_reserved_twice_is_named() throws SQLException {
    corrupt("DROP INDEX one_live_reservation");
    corrupt(
        "INSERT INTO reservations SELECT order_id, no + 1, line, event_id, inventory_id, state, since, placed_at, stand_in FROM reservations");

    assertThat(Invariants.violations(database))
        .anyMatch(v -> v.startsWith("A_TABLE_IS_RESERVED_ONCE"));
  }

  @Test
  void a_tier_that_took_more_than_it_has_is_named() throws SQLException {
    corrupt("ALTER TABLE inventory DROP CONSTRAINT never_oversold");
    corrupt("UPDATE order_lines SET quantity = 40 FROM orders o WHERE o.state = 'held'");
    corrupt(
        "UPDATE inventory t SET taken = (SELECT sum(quantity - released) FROM order_lines WHERE inventory_id = t.id)");

    assertThat(Invariants.violations(database))
        .anyMatch(v -> v.startsWith("TAKEN_IS_WHAT_LINES_OCCUPY"));
  }

  @Test
  void every_invariant_has_its_query_and_one_that_takes_too_long_is_unknown() throws SQLException {
    assertThat(new PostgresViolations(database, Duration.ofSeconds(20)).find().unknown()).isEmpty();
    try (Connection connection = database.dataSource().getConnection();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("LOCK TABLE inventory, orders, reservations, tickets IN ACCESS EXCLUSIVE MODE");
      lock.execute("LOCK TABLE deposit_entries, ledger_entries, facts IN ACCESS EXCLUSIVE MODE");
      lock.execute("LOCK TABLE refunds, events IN ACCESS EXCLUSIVE MODE");

      assertThat(new PostgresViolations(database, Duration.ofMillis(20)).find().unknown())
          .containsExactlyInAnyOrder(Invariant.values());
    }
  }

  private Order hold() {
    Hold hold = Holds.of(world.ids, event).places(0, 2).places(1, 1).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }

  private Order table() {
    TableId table = new TableId(world.ids.next());
    TestTables.add(database, event.id(), table);
    Hold hold = Holds.of(world.ids, event).table(table, 3, SampleEvents.usd(60_000)).hold();
    assertThat(world.orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }

  /// Behind the back of triggers and foreign keys.
  private void corrupt(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String part : List.of("SET session_replication_role = replica", sql, "RESET ALL")) {
        statement.execute(part);
      }
    }
  }
}
