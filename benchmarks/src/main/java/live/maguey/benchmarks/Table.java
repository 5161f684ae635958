package live.maguey.benchmarks;

import java.util.List;
import java.util.Locale;
import live.maguey.benchmarks.apart.ApartFigures;
import live.maguey.benchmarks.codes.CodeFigures;
import live.maguey.benchmarks.fixtures.Figure;

/// Figures as people read them, in a terminal as in a page of Markdown.
final class Table {
  private Table() {}

  static String of(List<Figure> figures) {
    StringBuilder table = new StringBuilder();
    String group = "";
    for (Figure f : figures) {
      if (!f.group().equals(group)) {
        group = f.group();
        table
            .append("\n### ")
            .append(group.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(group.substring(1))
            .append(
                """


                | Callers | Design | per second (slowest to fastest turn) | of the floor | p50 ms | p95 ms | p99 ms |
                |---:|---|---:|---:|---:|---:|---:|
                """);
      }
      table.append(
          "| %d | %s | %s (%s to %s) | %s | %s | %s | %s |%n"
              .formatted(
                  f.callers(),
                  f.design(),
                  rate(f.rate().median()),
                  rate(f.rate().slowest()),
                  rate(f.rate().fastest()),
                  short2(f.ratio()),
                  millis(f.millis().p50()),
                  millis(f.millis().p95()),
                  millis(f.millis().p99())));
    }
    return table.toString();
  }

  static String ofCosts(List<CodeFigures.Cost> costs) {
    if (costs.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("\n### Codes\n\n| What | µs | ± |\n|---|---:|---:|\n");
    costs.forEach(c ->
        table.append("| %s | %.1f | %.1f |%n".formatted(c.what(), c.microseconds(), c.error())));
    return table.toString();
  }

  static String of(ApartFigures.Taken apart) {
    StringBuilder table =
        new StringBuilder(
            """

            | Operation | Callers | per second | p50 ms | p99 ms | server ms | PostgreSQL ms | |
            |---|---:|---:|---:|---:|---:|---:|---|
            """);
    apart
        .operations()
        .forEach(o ->
            table.append(
                "| %s | %d | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                        o.operation(),
                        o.callers(),
                        rate(o.perSecond()),
                        millis(o.p50()),
                        millis(o.p99()),
                        millis(o.server()),
                        millis(o.postgres()),
                        o.note())));
    return table
        .append("%nThe server's memory after that: %,d MB. ".formatted(apart.memory() / 1_000_000))
        .append(
            String.format(
                Locale.ROOT,
                "From its start to its first page, on a migrated database: %.1f s.%n",
                apart.firstPage() / 1_000))
        .toString();
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f", perSecond);
  }

  private static String short2(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }

  /// Nothing where nobody waited for an answer.
  private static String millis(double value) {
    return value == 0 ? "" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
