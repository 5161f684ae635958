package live.maguey.cli.devices;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey devices`: says what it can do.
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "The phones at the gates: which there are, one more, one less.",
    subcommands = {ListDevices.class, EnrollDevice.class, RevokeDevice.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey devices list")
public final class Devices implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
