package live.maguey.cli.audit;

import java.util.concurrent.Callable;
import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey audit`: says what it can do.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Who did what, when.",
    subcommands = ListAudit.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey audit list --people")
public final class Audit implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
