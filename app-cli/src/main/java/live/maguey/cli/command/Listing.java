package live.maguey.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every list takes: of when its rows are, how many, and in which form. Its command is a
/// [Listed].
public abstract sealed class Listing permits PagedListing, WholeListing {
  @Mixin private SinceOption since;

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
    int misused = misused(operation);
    if (misused != ExitCode.DONE) {
      return misused;
    }
    return watch ? operation.watch(work) : operation.run(work);
  }

  /// As [#run], without a database.
  public int runAlone(Operation operation, Operation.WorkAlone work) {
    int misused = misused(operation);
    if (misused != ExitCode.DONE) {
      return misused;
    }
    return watch ? operation.watchAlone(work) : operation.runAlone(work);
  }

  private int misused(Operation operation) {
    if (csv && operation.isJson()) {
      operation.complain("Choose --csv or --json.");
      return ExitCode.USAGE;
    }
    if (watch && (csv || operation.isJson())) {
      operation.complain("--watch shows text. Leave out --csv and --json.");
      return ExitCode.USAGE;
    }
    if (until != null && since.isWithin(until)) {
      operation.complain("--since must go back further than --until.");
      return ExitCode.USAGE;
    }
    String unfit = unfit();
    if (unfit != null) {
      operation.complain(unfit);
      return ExitCode.USAGE;
    }
    return ExitCode.DONE;
  }

  /// What is wrong with the options of one kind of list; null: nothing.
  @Nullable String unfit() {
    return null;
  }

  int limit() {
    return limit;
  }

  boolean isWatched() {
    return watch;
  }

  CommandSpec command() {
    return command;
  }

  /// Of when rows are wanted.
  public Span span(Application application) {
    return span(application.clock().instant());
  }

  /// Of when rows are wanted, at that moment.
  public Span span(Instant now) {
    return new Span(since.from(now), until == null ? Span.EVER.until() : now.minus(until));
  }

  boolean isCsv() {
    return csv;
  }

  List<String> fields() {
    return ((Listed) command.userObject()).fields();
  }
}
