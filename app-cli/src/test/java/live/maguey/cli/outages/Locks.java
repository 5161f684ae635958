package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import live.maguey.cli.proof.Await;

/// Rows that somebody else has: each writer to them waits, until this is closed.
final class Locks implements AutoCloseable {
  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()";

  private final Connection connection;

  /// @param settings the server's
  Locks(Map<String, String> settings) throws SQLException {
    connection =
        DriverManager.getConnection(
            String.valueOf(settings.get("database.url")), settings.get("database.user"), "");
    connection.setAutoCommit(false);
  }

  void order(UUID id) throws SQLException {
    take("SELECT id FROM orders WHERE id = ? FOR UPDATE", id);
  }

  void ticket(UUID id) throws SQLException {
    take("SELECT id FROM tickets WHERE id = ? FOR UPDATE", id);
  }

  void tier(UUID id) throws SQLException {
    take("SELECT id FROM inventory WHERE id = ? FOR UPDATE", id);
  }

  private void take(String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      assertThat(statement.executeQuery().next()).isTrue();
    }
  }

  void awaitSomebodyWaiting() {
    Await.until(() -> assertThat(count(WAITING)).isPositive());
  }

  int count(String sql) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(sql);
        ResultSet answer = ask.executeQuery()) {
      answer.next();
      return answer.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
