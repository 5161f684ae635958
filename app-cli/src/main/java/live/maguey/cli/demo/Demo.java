package live.maguey.cli.demo;

import live.maguey.cli.Group;
import picocli.CommandLine.Command;

/// `maguey demo`: says what it can do.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "What a house to try things with needs; refused where money is real.",
    subcommands = FillDemo.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey demo fill --yes")
public final class Demo extends Group {}
