package live.maguey.cli.runbooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import live.maguey.runbooks.Runbook;

/// The table of `runbooks/README.md`.
record Index(List<Row> rows) {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (.+?) \\| \\[([a-z-]+)]\\(\\2\\.md\\) \\| (.+?) \\|$");

  /// @param proof the test that executes it, or `not yet`
  record Row(String symptom, Runbook runbook, String proof) {}

  static Index read() throws IOException {
    return new Index(
        ROW.matcher(Files.readString(Path.of("../runbooks/README.md")))
            .results()
            .map(row -> new Row(row.group(1), Runbook.of(row.group(2)).orElseThrow(), row.group(3)))
            .toList());
  }
}
