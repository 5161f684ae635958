package live.maguey.persistence.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Rows of many tables in COPY's text format, until they are sent.
final class PastRows {
  private final Map<PastTable, StringBuilder> texts = new EnumMap<>(PastTable.class);

  /// @param values in the order of the table's columns
  void add(PastTable table, @Nullable Object... values) {
    if (values.length != table.width()) {
      throw new IllegalArgumentException(
          table + " has " + table.width() + " columns, not " + values.length);
    }
    StringBuilder text = texts.computeIfAbsent(table, _ -> new StringBuilder());
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : "\t").append(written(values[i]));
    }
    text.append('\n');
  }

  private static String written(@Nullable Object value) {
    return value == null
        ? "\\N"
        : value
            .toString()
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
  }

  /// Within the connection's transaction.
  void send(Connection connection) throws SQLException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (Map.Entry<PastTable, StringBuilder> rows : texts.entrySet()) {
      try {
        copy.copyIn(rows.getKey().copy(), new StringReader(rows.getValue().toString()));
      } catch (IOException unread) {
        throw new UncheckedIOException(unread);
      }
    }
  }
}
