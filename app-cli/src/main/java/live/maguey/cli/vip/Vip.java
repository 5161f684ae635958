package live.maguey.cli.vip;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey vip`: says what it can do.
@Command(
    name = "vip",
    mixinStandardHelpOptions = true,
    description = "Finds the parties at VIP tables and looks after them.",
    subcommands = {ListParties.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey vip list --event tonight"})
public final class Vip extends Group {}
