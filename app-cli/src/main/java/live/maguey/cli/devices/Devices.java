package live.maguey.cli.devices;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey devices`: says what it can do.
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "Lists, enrolls and revokes the phones at the gates.",
    subcommands = {ListDevices.class, EnrollDevice.class, RevokeDevice.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey devices list", "  maguey devices enroll phone-3 --gate B"})
public final class Devices extends Group {}
