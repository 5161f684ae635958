package live.maguey.backups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a database holds, as figures that a restored one has to repeat.
///
/// @param rows of each table; @param sums of the ledger in minor units, by what they are of, such
///   as `stripe charge USD`
public record Contents(Map<String, Long> rows, Map<String, Long> sums) {
  public Contents {
    rows = Map.copyOf(rows);
    sums = Map.copyOf(sums);
  }

  /// What another database has otherwise, in words; empty when they agree.
  public List<String> differences(Contents other) {
    List<String> found = new ArrayList<>();
    compare(found, "rows of ", rows, other.rows);
    compare(found, "the ledger's ", sums, other.sums);
    return found;
  }

  private static void compare(
      List<String> found, String of, Map<String, Long> ours, Map<String, Long> theirs) {
    Set<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      String one = figure(ours, name);
      String other = figure(theirs, name);
      if (!one.equals(other)) {
        found.add(of + name + ": " + one + " in the backup, " + other + " restored");
      }
    }
  }

  private static String figure(Map<String, Long> figures, String name) {
    Long figure = figures.get(name);
    return figure == null ? "nothing" : figure.toString();
  }

  /// All rows of all tables.
  public long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
