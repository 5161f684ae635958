package live.maguey.cli.gate;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey gate`: says what it can do.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = "Tells how the gates are doing.",
    subcommands = ShowInside.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey gate inside --at 23:40")
public final class GateGroup extends Group {}
