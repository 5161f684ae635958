package live.maguey.cli.emails;

import live.maguey.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maguey emails`: says what it can do.
@Command(
    name = "emails",
    mixinStandardHelpOptions = true,
    description = "Mails: what is queued, sent, given up; send again.",
    subcommands = {ListEmails.class, ShowEmail.class, RetryEmails.class, AllowAddress.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey emails list --failed")
public final class Emails implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
