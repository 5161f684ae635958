package live.maguey.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// A short list that is read whole, and so may stand in any order.
public final class WholeListing extends Listing {
  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description = "Sort by a field of --json; --sort=-FIELD: greatest first.")
  private @Nullable String sort;

  @Override
  @Nullable String unfit() {
    return sort == null || fields().contains(field(sort))
        ? null
        : "--sort knows no field '%s'. It takes: %s."
            .formatted(field(sort), String.join(", ", fields()));
  }

  /// Prints the rows that are wanted, in the form that is wanted.
  ///
  /// @param rows each with the fields of the command; @param shown the columns that people see
  /// @param cells of each row, as people see them
  public void print(
      Report report,
      String name,
      List<Map<String, Object>> rows,
      List<String> shown,
      List<List<String>> cells) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    if (sort != null) {
      String by = field(sort);
      Comparator<Integer> rising =
          Comparator.comparing(row -> rows.get(row).get(by), WholeListing::compare);
      order.sort(sort.startsWith("-") ? rising.reversed() : rising);
    }
    List<Integer> chosen = order.stream().limit(limit()).toList();
    List<Map<String, Object>> wanted = chosen.stream().map(rows::get).toList();
    if (isCsv()) {
      report.csv(fields(), wanted);
    } else {
      report.list(name, wanted, shown, chosen.stream().map(cells::get).toList());
    }
  }

  private static String field(String sort) {
    return sort.startsWith("-") ? sort.substring(1) : sort;
  }

  /// What is not known comes first; times by time, numbers by size, all else as text.
  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    if (a instanceof Number one && b instanceof Number other) {
      return Long.compare(one.longValue(), other.longValue());
    }
    String one = a.toString();
    String other = b.toString();
    if (isTime(one) && isTime(other)) {
      return Instant.parse(one).compareTo(Instant.parse(other));
    }
    return one.compareToIgnoreCase(other);
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  }

  /// Lets a shell complete the fields of `--sort`.
  public static void complete(CommandSpec command) {
    OptionSpec sort = command.findOption("--sort");
    if (sort != null && command.userObject() instanceof Listed listed) {
      command.remove(sort);
      command.addOption(OptionSpec.builder(sort).completionCandidates(listed.fields()).build());
    }
  }
}
