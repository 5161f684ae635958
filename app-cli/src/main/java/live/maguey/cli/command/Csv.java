package live.maguey.cli.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows as RFC 4180 has them: a header, quotes where they are needed, CRLF at each end. A text that
/// a spreadsheet would take for a formula gets an apostrophe before it.
final class Csv {
  private static final String END = "\r\n";

  /// Also as full-width letters, which some spreadsheets read the same.
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  /// Also what ends a cell where a spreadsheet splits at semicolons or tabs.
  private static final String QUOTED = ",;\t\"\r\n";

  private Csv() {}

  static String of(List<String> fields, List<Map<String, Object>> rows) {
    StringBuilder text = new StringBuilder(line(fields)).append(END);
    for (Map<String, Object> row : rows) {
      text.append(line(fields.stream().map(field -> cell(row.get(field))).toList())).append(END);
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case String text -> harmless(text);
      default -> harmless(Report.compact(value));
    };
  }

  private static String harmless(String text) {
    String start = text.stripLeading();
    boolean runs =
        (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
            || (!start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0);
    return runs ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
