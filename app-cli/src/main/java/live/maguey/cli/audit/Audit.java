package live.maguey.cli.audit;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey audit`: says what it can do.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Shows who did what, and when.",
    subcommands = ListAudit.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey audit list --people")
public final class Audit extends Group {}
