package live.maguey.cli.vip;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey vip`: says what it can do.
@Command(
    name = "vip",
    mixinStandardHelpOptions = true,
    description = "Finds the parties at VIP tables and looks after them.",
    subcommands = {
      ListParties.class,
      ShowParty.class,
      MoveParty.class,
      CancelParty.class,
      ResendPasses.class,
      RecordCollected.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip list --event tonight",
      "  maguey vip show 12 --event tonight",
      "  maguey vip move MGY-7K2Q-9F --to 14 --dry-run",
      "  maguey vip collected 12 840.00 --event tonight"
    })
public final class Vip extends Group {}
