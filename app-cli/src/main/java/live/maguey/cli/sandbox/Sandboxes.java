package live.maguey.cli.sandbox;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey sandbox`: says what it can do.
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "The lookalikes of Stripe and Resend: run them, make things happen.",
    subcommands = {RunSandbox.class, ListDrills.class, TriggerDrill.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey sandbox drills")
public final class Sandboxes implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
