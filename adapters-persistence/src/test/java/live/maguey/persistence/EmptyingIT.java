package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A test gets what another has used, and must not see it.
class EmptyingIT {
  private static final String ALERT =
      "INSERT INTO alerts (kind, subject, detail, raised_at, seen_at) VALUES ('test', 's', 'd', now(), now())";
  private static final String AUDITED =
      """
      INSERT INTO audit_entries (at, actor_kind, actor_name, act, subject, detail)
      VALUES (now(), 'job', 'test', 'test', 's', 'd')
      """;

  @AutoClose private final Database database = TestDatabase.at(TestDatabase.settings(1));
  private final Emptying emptying = Emptying.back(database.dataSource());

  @Test
  void rows_are_gone_and_numbers_begin_again() {
    run(ALERT);
    run(AUDITED);
    assertThat(emptying.empty(database)).isTrue();

    assertThat(read("SELECT subject FROM alerts")).isEmpty();
    run(AUDITED);
    assertThat(read("SELECT id FROM audit_entries")).containsExactly("1");
    assertThat(read("SHOW session_replication_role")).containsExactly("origin");
    assertThat(read("SELECT version FROM flyway_schema_history")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE buyers ALTER COLUMN email TYPE text COLLATE \"tr-x-icu\"",
        "ALTER TABLE inventory DROP CONSTRAINT never_oversold",
        "ALTER TABLE alerts ADD COLUMN more text",
        "CREATE INDEX more ON alerts (detail)",
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "UPDATE flyway_schema_history SET checksum = 1 WHERE installed_rank = 1",
        "INSERT INTO alerts (kind, subject, detail, raised_at, seen_at)"
            + " SELECT 'test', n::text, repeat('d', 900), now(), now() FROM generate_series(1, 9000) n",
      })
  void what_has_changed_or_grown_is_not_given_again(String change) {
    assertThat(emptying.empty(database)).isTrue();
    run(change);
    assertThat(emptying.empty(database)).isFalse();
  }

  private void run(String sql) {
    database.bare(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    });
  }

  private List<String> read(String query) {
    List<String> texts = new ArrayList<>();
    database.bare(connection -> read(connection.createStatement(), query, texts));
    return texts;
  }

  private static void read(Statement statement, String query, List<String> texts)
      throws SQLException {
    try (statement;
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
  }
}
