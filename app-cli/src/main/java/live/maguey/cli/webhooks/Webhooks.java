package live.maguey.cli.webhooks;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey webhooks`: says what it can do.
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    description = "Stripe's events: what came, what became of it, do it again.",
    subcommands = {ListWebhooks.class, ShowWebhook.class, ReplayWebhooks.class, PullWebhooks.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey webhooks list --failed")
public final class Webhooks implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
