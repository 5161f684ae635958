package live.maguey.cli.demo;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey demo`: says what it can do.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Fills a demo with data; refused where money is real.",
    subcommands = FillDemo.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey demo fill --yes")
public final class Demo extends Group {}
