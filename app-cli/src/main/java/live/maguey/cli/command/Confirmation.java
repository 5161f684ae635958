package live.maguey.cli.command;

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
    if (yes && dryRun) {
      operation.complain("Choose --yes or --dry-run, not both.");
      return ExitCode.USAGE;
    }
    Prompt person = Program.of(command).person();
    if (!yes && !dryRun && (operation.isJson() || !person.isThere())) {
      operation.complain(why + ": add --yes or --dry-run.");
      return ExitCode.USAGE;
    }
    return operation.run((application, report) -> {
      if (yes) {
        return work.at(application, report);
      }
      dry = true;
      int code = work.at(application, report);
      if (dryRun || code != ExitCode.DONE) {
        return code;
      }
      dry = false;
      if (!person.agrees(why + ".")) {
        return operation.wrong("Nothing was done.");
      }
      return work.at(application, report);
    });
  }
}
