package live.maguey.cli.tickets;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey tickets`: says what it can do.
@Command(
    name = "tickets",
    mixinStandardHelpOptions = true,
    description = "Finds a ticket by number or scanned code, lets it in or voids it.",
    subcommands = {ShowTicket.class, VerifyTicket.class, AdmitTicket.class, VoidTicket.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey tickets show 7K2Q-4F9X", "  maguey tickets void 7K2Q-4F9X --dry-run"})
public final class Tickets extends Group {}
