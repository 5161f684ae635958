package live.maguey.cli.privacy;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey guests`: says what it can do.
@Command(
    name = "guests",
    mixinStandardHelpOptions = true,
    description = "Tells a guest what you know of them, and erases them.",
    subcommands = {ExportGuest.class, EraseGuest.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey guests export guest@example.com --out guest.json",
      "  maguey guests erase guest@example.com --dry-run"
    })
public final class GuestsGroup extends Group {}
