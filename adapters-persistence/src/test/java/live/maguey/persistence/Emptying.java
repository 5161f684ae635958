package live.maguey.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// Brings a database that a test has used back to what its template is: no rows, every number from
/// its first.
///
/// @param statements deletes all rows and begins all numbers again
/// @param schema says of the template what [#SCHEMA] asks
record Emptying(String statements, String schema) {
  /// Above it, what deleted rows leave behind would make the next test slower.
  private static final long WORN_BYTES = 4 << 20;

  /// Another answer after any change of a table, a column, a rule, a trigger, a function or
  /// Flyway's history: each of them writes rows in a later transaction. And how large its tables
  /// are.
  private static final String SCHEMA =
      """
      WITH ours AS (
        SELECT oid, xmin, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace)
      SELECT
        (SELECT concat_ws(' ', count(*), sum(xmin::text::bigint)) FROM ours)
        || (SELECT concat_ws(' ', '', count(*), sum(xmin::text::bigint))
            FROM pg_attribute WHERE attrelid IN (SELECT oid FROM ours))
        || (SELECT concat_ws(' ', '', count(*), sum(xmin::text::bigint))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace)
        || (SELECT concat_ws(' ', '', count(*), sum(xmin::text::bigint))
            FROM pg_trigger WHERE tgrelid IN (SELECT oid FROM ours))
        || (SELECT concat_ws(' ', '', count(*), sum(xmin::text::bigint))
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
        || (SELECT concat_ws(' ', '', count(*), sum(xmin::text::bigint))
            FROM flyway_schema_history) AS schema,
        (SELECT sum(pg_relation_size(oid)) FROM ours WHERE relkind IN ('r', 'i')) AS bytes
      """;

  private static final String TABLES =
      """
      SELECT format('%I', relname) FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname <> 'flyway_schema_history'
      """;

  /// @throws IllegalStateException when a migration has written rows, which this would delete
  static Emptying back(DataSource template) {
    try (Connection connection = template.getConnection();
        Statement statement = connection.createStatement()) {
      StringBuilder all = new StringBuilder("SET LOCAL session_replication_role = replica;\n");
      for (String table : texts(statement, TABLES)) {
        if (!texts(statement, "SELECT 'row' FROM " + table + " LIMIT 1").isEmpty()) {
          throw new IllegalStateException("a migration has written rows of " + table);
        }
        all.append("DELETE FROM ").append(table).append(";\n");
      }
      all.append(
          "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence;\n"
              + "SET LOCAL session_replication_role = DEFAULT");
      return new Emptying(all.toString(), texts(statement, SCHEMA).getFirst());
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// @return false when it cannot be brought back, because its schema has changed or it has grown
  boolean empty(Database used) {
    AtomicBoolean empty = new AtomicBoolean();
    used.bare(connection -> {
      try (Statement statement = connection.createStatement()) {
        try (ResultSet told = statement.executeQuery(SCHEMA)) {
          empty.set(
              told.next()
                  && told.getString("schema").equals(schema)
                  && told.getLong("bytes") < WORN_BYTES);
        }
        if (empty.get()) {
          statement.execute(statements);
        }
      }
    });
    return empty.get();
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
