package live.maguey.cli.scans;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey scans`: says what it can do.
@Command(
    name = "scans",
    mixinStandardHelpOptions = true,
    description = "Lists what the gates scanned and answered.",
    subcommands = ListScans.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey scans list --event tonight")
public final class Scans extends Group {}
