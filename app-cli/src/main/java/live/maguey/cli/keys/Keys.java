package live.maguey.cli.keys;

import java.util.concurrent.Callable;
import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey keys`: says what it can do.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The keys that ticket codes are signed with.",
    subcommands = ListKeys.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey keys list")
public final class Keys implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
