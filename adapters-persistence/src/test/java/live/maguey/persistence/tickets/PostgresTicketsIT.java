package live.maguey.persistence.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.TicketsContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTicketsIT extends TicketsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Tickets tickets = new PostgresTickets(database);

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected UnitOfWork work() {
    return database;
  }

  @Override
  protected Event event() {
    return orders.event();
  }

  @Override
  protected Order anOrder() {
    return orders.next();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE tickets SET entries = 1",
        "UPDATE tickets SET first_admitted_at = now()",
      })
  void who_was_let_in_has_the_time_of_it_and_nobody_else_has(String corruption)
      throws SQLException {
    tickets.issue(List.of(ticket(anOrder(), event(), 1)));

    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(corruption))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
      assertThat(
              statement.executeUpdate("UPDATE tickets SET entries = 1, first_admitted_at = now()"))
          .isOne();
    }
  }
}
