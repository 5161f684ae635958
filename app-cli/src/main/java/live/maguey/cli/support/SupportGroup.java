package live.maguey.cli.support;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey support`: says what it can do.
@Command(
    name = "support",
    mixinStandardHelpOptions = true,
    description = "Gathers what somebody who helps from elsewhere needs to see.",
    subcommands = BundleSupport.class,
    footerHeading = "%nExamples:%n",
    footer = "  maguey support bundle")
public final class SupportGroup extends Group {}
