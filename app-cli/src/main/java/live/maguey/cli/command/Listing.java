package live.maguey.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.maguey.api.Application;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every list takes: which rows, how many, in which order and form. Its command is a [Listed].
public final class Listing {
  /// How many rows are looked at where they are chosen or sorted here.
  private static final int MOST = 10_000;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Only what is newer than this, such as 30m, 2h or 7d.")
  private @Nullable Duration since;

  @Option(
      names = "--until",
      paramLabel = "SPAN",
      converter = Since.class,
      description = "Only what is older than this, such as 30m, 2h or 7d.")
  private @Nullable Duration until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      converter = Count.class,
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description = "Sort by a field of --json; --sort=-FIELD: greatest first.")
  private @Nullable String sort;

  @Option(names = "--csv", description = "Comma-separated values instead of text.")
  private boolean csv;

  @Option(names = "--watch", description = "Repeat every 2 s, until Ctrl-C.")
  private boolean watch;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /// Checks the options and runs the command, again and again where it is watched.
  ///
  /// @return the exit code, of the last time
  public int run(Operation operation, Operation.Work work) {
    if (csv && operation.isJson()) {
      operation.complain("Choose --csv or --json.");
      return ExitCode.USAGE;
    }
    if (watch && (csv || operation.isJson())) {
      operation.complain("--watch shows text. Leave out --csv and --json.");
      return ExitCode.USAGE;
    }
    if (since != null && until != null && since.compareTo(until) <= 0) {
      operation.complain("--since must go back further than --until.");
      return ExitCode.USAGE;
    }
    List<String> fields = fields();
    if (sort != null && !fields.contains(field(sort))) {
      operation.complain(
          "--sort knows no field '%s'. It takes: %s."
              .formatted(field(sort), String.join(", ", fields)));
      return ExitCode.USAGE;
    }
    return watch ? operation.watch(work) : operation.run(work);
  }

  /// How many rows are asked for where the store itself knows when they are of.
  public int rows() {
    return sort == null ? limit : MOST;
  }

  /// How many rows the store is asked for.
  public int reach() {
    return sort == null && since == null && until == null ? limit : MOST;
  }

  /// Of when rows are wanted.
  public Span span(Application application) {
    Instant now = application.clock().instant();
    return new Span(
        since == null ? Span.EVER.from() : now.minus(since),
        until == null ? Span.EVER.until() : now.minus(until));
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
          Comparator.comparing(row -> rows.get(row).get(by), Listing::compare);
      order.sort(sort.startsWith("-") ? rising.reversed() : rising);
    }
    List<Integer> chosen = order.stream().limit(limit).toList();
    List<Map<String, Object>> wanted = chosen.stream().map(rows::get).toList();
    if (csv) {
      report.csv(fields(), wanted);
    } else {
      report.list(name, wanted, shown, chosen.stream().map(cells::get).toList());
    }
  }

  private List<String> fields() {
    return ((Listed) command.userObject()).fields();
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
    if (command.userObject() instanceof Listed listed) {
      OptionSpec sort = command.findOption("--sort");
      command.remove(sort);
      command.addOption(OptionSpec.builder(sort).completionCandidates(listed.fields()).build());
    }
  }
}
