package live.maguey.cli.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What the server asked the database during a run, each beside the floor of the same run.
final class Ratios {
  /// The 99th percentile may be so many times the floor's.
  static final double BOUND = 5;

  static final String ROW = "a row and a commit";
  static final String COUNT = "a count over the event's orders";

  /// Those without a bound are told while they are among the slowest.
  private static final int TOLD = 8;

  /// A percentile of fewer says nothing.
  private static final int FEWEST = 20;

  /// What a night stands on: with its commit, from the first statement on.
  private static final Map<String, String> TRANSACTIONS =
      Map.of(
          "HOLD_BATCH", "hold", "LOCK_ORDER", "settle", "ADMIT", "scan", "STORE_EVENT", "webhook");

  private Ratios() {}

  static List<Ratio> of(DatabaseTimes times, Floor floor) {
    Map<String, Histogram> statements = times.of(DatabaseTimes.STATEMENTS);
    Map<String, Histogram> transactions = times.of(DatabaseTimes.TRANSACTIONS);
    List<Ratio> all = new ArrayList<>();
    TRANSACTIONS.forEach((statement, name) ->
        Optional.ofNullable(transactions.getOrDefault(statement, statements.get(statement)))
            .ifPresent(of -> all.add(row(name, statement, of, floor, BOUND))));
    statements.forEach((statement, of) -> {
      if (isCount(statement)) {
        all.add(Ratio.of("count", statement, of, floor.counts(), COUNT, BOUND));
      } else if (of.getTotalCount() >= FEWEST && !TRANSACTIONS.containsKey(statement)) {
        all.add(row("statement", statement, of, floor, Double.POSITIVE_INFINITY));
      }
    });
    return told(all);
  }

  private static Ratio row(String name, String of, Histogram times, Floor floor, double bound) {
    return Ratio.of(name, of, times, floor.rows(), ROW, bound);
  }

  private static boolean isCount(String statement) {
    return statement.startsWith("COUNT_");
  }

  private static List<Ratio> told(List<Ratio> all) {
    Comparator<Ratio> slowest = Comparator.comparingDouble(Ratio::ratio).reversed();
    return Stream.concat(
            all.stream().filter(Ratio::isBound).sorted(slowest),
            all.stream().filter(ratio -> !ratio.isBound()).sorted(slowest).limit(TOLD))
        .toList();
  }
}
