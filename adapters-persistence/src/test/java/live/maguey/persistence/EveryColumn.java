package live.maguey.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks for a text in every column of every table.
public final class EveryColumn {
  private EveryColumn() {}

  /// Those that hold it, in capitals or not, as `buyers.email`, in the order of their names.
  public static List<String> with(Database database, String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement columns =
            connection.prepareStatement(
                """
                SELECT c.table_name, c.column_name
                FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                ORDER BY 1, 2
                """);
        ResultSet all = columns.executeQuery()) {
      while (all.next()) {
        if (holds(connection, all.getString(1), all.getString(2), text)) {
          found.add(all.getString(1) + "." + all.getString(2));
        }
      }
    }
    return found;
  }

  private static boolean holds(Connection connection, String table, String column, String text)
      throws SQLException {
    try (PreparedStatement rows =
        connection.prepareStatement(
            "SELECT 1 FROM \"%s\" WHERE strpos(lower(\"%s\"::text), lower(?)) > 0 LIMIT 1"
                .formatted(table, column))) {
      rows.setString(1, text);
      return rows.executeQuery().next();
    }
  }
}
