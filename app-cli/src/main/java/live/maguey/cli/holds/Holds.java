package live.maguey.cli.holds;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey holds`: says what it can do.
@Command(
    name = "holds",
    mixinStandardHelpOptions = true,
    description = "Places that are held and not paid yet: until when, and give them free.",
    subcommands = {ListHolds.class, ReleaseHold.class},
    footerHeading = "%nExamples:%n",
    footer = "  maguey holds list --event tonight")
public final class Holds extends Group {}
