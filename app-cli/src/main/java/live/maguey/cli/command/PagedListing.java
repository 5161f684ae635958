package live.maguey.cli.command;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// A list without end, the newest first, which the store reads page by page.
public final class PagedListing extends Listing {
  private static final String AFTER = "--after";

  @Option(
      names = AFTER,
      paramLabel = "ROW",
      description = "Only what follows this row in the list: the next page.")
  private @Nullable String after;

  /// What the store is asked for: one row more than is shown tells whether any follow.
  ///
  /// @param row finds where a row stands by what names it
  /// @throws NoSuchRow when `--after` names none
  public <I> Page<I> page(Application application, Function<String, Optional<Page.Row<I>>> row) {
    Page<I> newest = Page.<I>newest(limit() + 1).within(span(application));
    return after == null ? newest : newest.after(found(after, row));
  }

  private <I> Page.Row<I> found(String named, Function<String, Optional<Page.Row<I>>> row) {
    try {
      return row.apply(named).orElseThrow(() -> new NoSuchRow(named, command().qualifiedName()));
    } catch (InvalidRequest malformed) {
      throw new InvalidRequest("after", malformed.reason());
    }
  }

  /// Runs a list of what failed, or of what is in one state; of both nothing is ever.
  ///
  /// @return the exit code
  public int run(
      Operation operation, boolean failed, @Nullable Enum<?> state, Operation.Work work) {
    if (failed && state != null) {
      operation.complain("Choose --failed or --state, not both.");
      return ExitCode.USAGE;
    }
    return run(operation, work);
  }

  /// Prints the rows of a page, in the form that is wanted, and where the next one begins.
  ///
  /// @param key the field that names a row
  /// @param rows each with the fields of the command; @param shown the columns that people see
  /// @param cells of each row, as people see them
  public void print(
      Report report,
      String name,
      String key,
      List<Map<String, Object>> rows,
      List<String> shown,
      List<List<String>> cells) {
    List<Map<String, Object>> wanted = rows.stream().limit(limit()).toList();
    String last = rows.size() > limit() ? String.valueOf(wanted.getLast().get(key)) : null;
    if (report.isJson()) {
      report.print(Report.fields(name, wanted, "next", last));
      return;
    }
    if (isCsv()) {
      report.csv(fields(), wanted);
    } else {
      report.list(name, wanted, shown, cells.stream().limit(limit()).toList());
    }
    if (last != null && !isWatched()) {
      command().commandLine().getErr().println("The next page: " + again(last));
    }
  }

  /// The same command from there on. What was set on the command line is left out: it may be a
  /// secret.
  private String again(String last) {
    return Stream.concat(
            Stream.of(command().qualifiedName()),
            Stream.concat(
                command().commandLine().getParseResult().matchedOptions().stream()
                    .filter(PagedListing::isOfTheList)
                    .map(PagedListing::typed),
                Stream.of(AFTER + " " + quoted(last))))
        .collect(Collectors.joining(" "));
  }

  private static boolean isOfTheList(OptionSpec option) {
    return option.userObject() instanceof Field field
        && field.getDeclaringClass() != SettingsOptions.class
        && !option.longestName().equals(AFTER);
  }

  private static String typed(OptionSpec option) {
    return option.arity().max() == 0
        ? option.longestName()
        : option.longestName() + " " + quoted(option.originalStringValues().getLast());
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
