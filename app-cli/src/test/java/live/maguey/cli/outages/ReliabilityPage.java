package live.maguey.cli.outages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table in `docs/reliability.md`. A test says what it found: the row of its cause has to tell
/// the same, all but the time, which is the machine's. With `-Dmaguey.record=true` the row is
/// written instead.
final class ReliabilityPage {
  private static final Path PAGE = Path.of("../docs/reliability.md");
  private static final String BEGIN = "<!-- outages: written by the tests -->\n";
  private static final String END = "<!-- /outages -->";

  private ReliabilityPage() {}

  /// @param cause what was away
  /// @param goesOn what was asserted to work meanwhile
  /// @param after what was asserted once it was back
  /// @param healed from the cause's end until then
  record Row(String cause, String goesOn, String after, Duration healed) {
    private String text() {
      return start() + String.format(Locale.ROOT, "%.1f s |", healed.toMillis() / 1000.0);
    }

    /// All but the time.
    private String start() {
      return "| " + cause + " | " + goesOn + " | " + after + " | ";
    }
  }

  static synchronized void tells(Row row) {
    try {
      String page = Files.readString(PAGE);
      String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
      if (Boolean.getBoolean("maguey.record")) {
        Files.writeString(PAGE, page.replace(table, with(row, table)));
      } else if (!table.contains("\n" + row.start())) {
        throw new AssertionError(
            PAGE + " does not tell what was found; write it with -Dmaguey.record=true: " + row);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String with(Row row, String table) {
    String cause = "| " + row.cause() + " | ";
    if (table.contains("\n" + cause)) {
      return table
          .lines()
          .map(line -> line.startsWith(cause) ? row.text() : line)
          .collect(Collectors.joining("\n", "", "\n"));
    }
    return table.stripTrailing() + "\n" + row.text() + "\n\n";
  }
}
