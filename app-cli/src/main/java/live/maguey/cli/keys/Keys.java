package live.maguey.cli.keys;

import live.maguey.cli.command.Group;
import picocli.CommandLine.Command;

/// `maguey keys`: says what it can do.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Lists, rotates, reseals and revokes the ticket keys.",
    subcommands = {ListKeys.class, RotateKey.class, ResealKeys.class, RevokeKey.class},
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys list", "  maguey keys rotate --dry-run"})
public final class Keys extends Group {}
