package live.maguey.cli.tickets;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey tickets`: says what it can do.
@Command(
    name = "tickets",
    mixinStandardHelpOptions = true,
    description = "A ticket by its number, or by the code that was scanned.",
    subcommands = {ShowTicket.class, VerifyTicket.class, VoidTicket.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey tickets show 7K2Q-4F9X")
public final class Tickets extends Group {}
