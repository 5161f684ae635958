package live.maguey.cli.emails;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey emails`: says what it can do.
@Command(
    name = "emails",
    mixinStandardHelpOptions = true,
    description = "Shows what is queued, sent or given up, and sends it again.",
    subcommands = {
      ListEmails.class,
      ShowEmail.class,
      PreviewEmail.class,
      RetryEmails.class,
      AllowAddress.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey emails list --failed", "  maguey emails retry --failed"})
public final class Emails extends Group {}
