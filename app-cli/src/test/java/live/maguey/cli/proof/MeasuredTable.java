package live.maguey.cli.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A table in the docs that tests keep true. A test says what it found: the table has to have a row
/// that starts with what was asserted; what was measured is the machine's. With
/// `-Dmaguey.record=true` the row is written instead.
///
/// @param page the document
/// @param name of the table: it stands between `<!-- name: …` and `<!-- /name -->`
public record MeasuredTable(Path page, String name) {
  /// @param asserted cells; the first one tells the row
  /// @param measured cells
  public void tells(List<String> asserted, List<String> measured) {
    synchronized (MeasuredTable.class) {
      try {
        String text = Files.readString(page);
        int begin = text.indexOf('\n', text.indexOf("<!-- " + name + ":")) + 1;
        String table = text.substring(begin, text.indexOf("<!-- /" + name + " -->"));
        String start = cells(asserted);
        if (Boolean.getBoolean("maguey.record")) {
          String row = start + cells(measured).substring(1);
          Files.writeString(page, text.replace(table, with(row, asserted.getFirst(), table)));
        } else if (!table.contains("\n" + start)) {
          throw new AssertionError(
              page + " does not tell what was found; -Dmaguey.record=true writes it: " + start);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private static String with(String row, String key, String table) {
    String start = "| " + key + " |";
    if (table.contains("\n" + start)) {
      return table
          .lines()
          .map(line -> line.startsWith(start) ? row : line)
          .collect(Collectors.joining("\n", "", "\n"));
    }
    return table.stripTrailing() + "\n" + row + "\n\n";
  }

  private static String cells(List<String> texts) {
    return texts.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
