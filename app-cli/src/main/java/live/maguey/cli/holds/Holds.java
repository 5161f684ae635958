package live.maguey.cli.holds;

import java.util.concurrent.Callable;
import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey holds`: says what it can do.
@Command(
    name = "holds",
    mixinStandardHelpOptions = true,
    description = "Places that are held and not paid yet: until when, and give them free.",
    subcommands = {ListHolds.class, ReleaseHold.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey holds list --event tonight")
public final class Holds implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
