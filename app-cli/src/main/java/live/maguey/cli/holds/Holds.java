package live.maguey.cli.holds;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey holds`: says what it can do.
@Command(
    name = "holds",
    mixinStandardHelpOptions = true,
    description = "Lists and releases places that are held and not paid yet.",
    subcommands = {ListHolds.class, ReleaseHold.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey holds list --event tonight",
      "  maguey holds release MGY-7K2Q-9F --dry-run"
    })
public final class Holds extends Group {}
