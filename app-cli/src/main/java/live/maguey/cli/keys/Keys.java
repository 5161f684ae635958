package live.maguey.cli.keys;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey keys`: says what it can do.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Lists, rotates and revokes the keys that sign ticket codes.",
    subcommands = {ListKeys.class, RotateKey.class, RevokeKey.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys list", "  maguey keys rotate --dry-run"})
public final class Keys extends Group {}
