package live.maguey.cli.events;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey events`: says what it can do.
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "The nights of the house.",
    subcommands = {ListEvents.class, ShowEvent.class, CancelEvent.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey events cancel noche-de-humo --dry-run")
public final class Events implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
