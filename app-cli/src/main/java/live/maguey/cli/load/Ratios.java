package live.maguey.cli.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /// A percentile of fewer says nothing: it is told without a bound.
  static final int FEWEST = 5;

  /// What `maguey status` and the gate count.
  private static final Set<String> COUNTS =
      Set.of("COUNT_BACKLOG", "RATES", "COUNT_ADMITTED", "COUNT_INSIDE");

  /// What a night stands on: with its commit, from the first statement on.
  private static final Map<String, String> TRANSACTIONS =
      Map.of(
          "HOLD_BATCH", "hold", "LOCK_ORDER", "settle", "ADMIT", "scan", "STORE_EVENT", "webhook");

  private Ratios() {}

  /// @param rows the floor of what writes; @param counts that of what counts
  static List<Ratio> of(DatabaseTimes times, Histogram rows, Histogram counts) {
    Map<String, Histogram> statements = times.of(DatabaseTimes.STATEMENTS);
    Map<String, Histogram> transactions = times.of(DatabaseTimes.TRANSACTIONS);
    List<Ratio> all = new ArrayList<>();
    TRANSACTIONS.forEach((statement, name) ->
        Optional.ofNullable(transactions.getOrDefault(statement, statements.get(statement)))
            .ifPresent(of -> all.add(Ratio.of(name, statement, of, rows, ROW))));
    statements.forEach((statement, of) -> {
      if (COUNTS.contains(statement)) {
        all.add(Ratio.of("count", statement, of, counts, COUNT));
      } else if (!TRANSACTIONS.containsKey(statement)) {
        all.add(Ratio.of("statement", statement, of, rows, ROW).withoutBound());
      }
    });
    return told(all.stream().map(ratio -> enough(ratio) ? ratio : ratio.withoutBound()).toList());
  }

  private static boolean enough(Ratio ratio) {
    return ratio.times() >= FEWEST;
  }

  private static List<Ratio> told(List<Ratio> all) {
    Comparator<Ratio> slowest = Comparator.comparingDouble(Ratio::ratio).reversed();
    return Stream.concat(
            all.stream().filter(Ratio::isBound).sorted(slowest),
            all.stream()
                .filter(ratio -> !ratio.isBound() && enough(ratio))
                .sorted(slowest)
                .limit(TOLD))
        .toList();
  }
}
