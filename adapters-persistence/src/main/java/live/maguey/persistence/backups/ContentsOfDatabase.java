package live.maguey.persistence.backups;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import live.maguey.backups.Contents;

/// Counts what a database holds.
final class ContentsOfDatabase {
  private static final String TABLES =
      """
      SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS quoted,
             CASE schemaname WHEN 'public' THEN tablename ELSE schemaname || '.' || tablename END
             AS name
      FROM pg_tables
      WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
      ORDER BY 2
      """;
  private static final String LEDGER =
      """
      SELECT account || ' ' || kind || ' ' || currency AS name, sum(amount_minor)::bigint AS sum
      FROM ledger_entries GROUP BY account, kind, currency
      """;
  private static final String SCHEMA =
      """
      SELECT version FROM flyway_schema_history
      WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
      """;

  private ContentsOfDatabase() {}

  private record Table(String quoted, String name) {}

  static boolean hasTables(Connection connection) throws SQLException {
    return !tables(connection).isEmpty();
  }

  static Contents of(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> sums = new TreeMap<>();
    List<Table> tables = tables(connection);
    try (Statement statement = connection.createStatement()) {
      for (Table table : tables) {
        try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + table.quoted())) {
          counted.next();
          rows.put(table.name(), counted.getLong(1));
        }
      }
      if (rows.containsKey("ledger_entries")) {
        try (ResultSet summed = statement.executeQuery(LEDGER)) {
          while (summed.next()) {
            sums.put(summed.getString("name"), summed.getLong("sum"));
          }
        }
      }
    }
    return new Contents(rows, sums);
  }

  /// The version of the newest step; empty where no step was taken.
  static String schema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet newest = statement.executeQuery(SCHEMA)) {
      return newest.next() ? newest.getString("version") : "";
    }
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet named = statement.executeQuery(TABLES)) {
      while (named.next()) {
        tables.add(new Table(named.getString("quoted"), named.getString("name")));
      }
    }
    return tables;
  }
}
