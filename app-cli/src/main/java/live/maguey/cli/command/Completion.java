package live.maguey.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey completion`.
@Command(
    name = Completion.NAME,
    mixinStandardHelpOptions = true,
    description = "Prints a script that completes commands in bash or zsh.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey completion", "  source <(maguey completion)"})
public final class Completion implements Callable<Integer> {
  /// Wants all commands, whatever is beside it.
  public static final String NAME = "completion";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("maguey", spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
