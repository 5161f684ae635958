package live.maguey.cli.command;

import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// For a command that can't be undone: it runs with `--yes`, or when the person at the terminal has
/// seen what it would do and agrees.
public final class Confirmation {
  @Option(names = "--yes", description = "Do it without asking.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only say what it would do.")
  private boolean dryRun;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private boolean dry;

  /// Whether this time only says what would be done.
  public boolean isDry() {
    return dry;
  }

  /// @param why it is asked for, a sentence without its stop
  /// @param work is run dry first where a person is to agree
  public int run(Operation operation, String why, Operation.Work work) {
    return isMisused(operation, why)
        ? ExitCode.USAGE
        : operation.run(
            (application, report) -> confirmed(operation, why, () -> work.at(application, report)));
  }

  /// As [#run], without a database.
  public int runAlone(Operation operation, String why, Operation.WorkAlone work) {
    return isMisused(operation, why)
        ? ExitCode.USAGE
        : operation.runAlone(report -> confirmed(operation, why, () -> work.with(report)));
  }

  private boolean isMisused(Operation operation, String why) {
    if (yes && dryRun) {
      operation.complain("Choose --yes or --dry-run, not both.");
      return true;
    }
    if (!yes && !dryRun && (operation.isJson() || !person().isThere())) {
      operation.complain(why + ": add --yes or --dry-run.");
      return true;
    }
    return false;
  }

  private int confirmed(Operation operation, String why, IntSupplier work) {
    if (yes) {
      return work.getAsInt();
    }
    dry = true;
    int code = work.getAsInt();
    if (dryRun || code != ExitCode.DONE) {
      return code;
    }
    dry = false;
    if (!person().agrees(why + ".")) {
      return operation.wrong("Nothing was done.");
    }
    return work.getAsInt();
  }

  private Prompt person() {
    return Program.of(command).person();
  }
}
