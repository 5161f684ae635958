package live.maguey.cli.launch;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey launch`: says what it can do.
@Command(
    name = "launch",
    mixinStandardHelpOptions = true,
    description = {
      "Judges whether the venue may open: go or no go, with evidence.",
      "Nothing can be skipped. What is wrong is listed with how to mend it."
    },
    subcommands = {
      CheckLaunch.class,
      SignOffRequirement.class,
      DecideLaunch.class,
      ListDecisions.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey launch check",
      "  maguey launch signoff PAY-01 --note paid-with-my-own-card",
      "  maguey launch decide go --by owner --note all-seen"
    })
public final class Launch extends Group {}
