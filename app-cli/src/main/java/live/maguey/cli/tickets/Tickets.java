package live.maguey.cli.tickets;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey tickets`: says what it can do.
@Command(
    name = "tickets",
    mixinStandardHelpOptions = true,
    description = "A ticket by its number, or by the code that was scanned.",
    subcommands = {ShowTicket.class, VerifyTicket.class, VoidTicket.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey tickets show 7K2Q-4F9X")
public final class Tickets implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
