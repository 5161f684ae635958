package live.maguey.cli.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.maguey.cli.command.Report;

/// What came of the exercises, and the score.
record DrillReport(Report report) {
  private static final double MILLIS = 1_000;

  void print(List<Round.Result> results) {
    long passed = results.stream().filter(Round.Result::isPassed).count();
    if (report.isJson()) {
      report.print(
          Report.fields(
              "exercises",
              results.stream()
                  .map(result ->
                      Report.fields(
                          "name", result.exercise().word(),
                          "trouble", result.exercise().says(),
                          "passed", result.isPassed(),
                          "orders", result.orders(),
                          "mendedMillis", result.isPassed() ? result.mended().toMillis() : null,
                          "left", result.left()))
                  .toList(),
              "passed",
              passed,
              "of",
              results.size()));
      return;
    }
    report.table(
        List.of("EXERCISE", "TROUBLE", "ORDERS", "RESULT", "MENDED IN"),
        results.stream().map(DrillReport::row).toList());
    report.say("");
    for (Round.Result result : results) {
      result.left().forEach(what -> report.say(result.exercise().word() + ": " + what));
    }
    report.say("Score: %d of %d".formatted(passed, results.size()));
  }

  private static List<String> row(Round.Result result) {
    List<String> cells = new ArrayList<>();
    cells.add(result.exercise().word());
    cells.add(result.exercise().says());
    cells.add(Integer.toString(result.orders()));
    cells.add(result.isPassed() ? "ok" : "failed");
    cells.add(
        result.isPassed()
            ? String.format(Locale.ROOT, "%.1f s", result.mended().toMillis() / MILLIS)
            : "");
    return cells;
  }
}
